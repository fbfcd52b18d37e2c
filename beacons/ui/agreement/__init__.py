"""What a family settled on."""
