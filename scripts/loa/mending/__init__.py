"""What a machine may put right in an editor's text: only what it can prove to be safe."""
