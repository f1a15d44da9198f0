"""A client of the HTTP API, written from its contract, and what it expects of a server."""
