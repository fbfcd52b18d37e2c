"""What a school or a parent reads of the course as a whole: how it meets a framework, what is known of it, what is kept."""
