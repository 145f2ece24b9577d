"""Every write of this app. Import an action from its module: persons, roles, consents, imports, topics, views."""
