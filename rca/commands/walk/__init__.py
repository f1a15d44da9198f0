"""The walk: a real server, real HTTP, and the main job from one end to the other."""
