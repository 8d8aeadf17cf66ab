"""The places of the app; a screen routes its widgets' messages and starts the workers."""
