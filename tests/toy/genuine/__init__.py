"""Genuine or trick: a message comes in; is it what it says it is?"""
