"""The weather: a proxy between browsers and the server, and what it does to each of them."""
