"""What must be known of a treatment before anything else: gathered, chosen, put into words."""
