"""Every way in which the world changes: one verb a file, and the door they all go through."""
