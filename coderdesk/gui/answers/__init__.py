"""What the window answers to the commands of the menus, one file per kind."""
