"""The neural parts: ONNX sessions, and where weights come from with their sha256."""
