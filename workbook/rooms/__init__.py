"""Rooms: where people show each other something, each with a consent of their own."""
