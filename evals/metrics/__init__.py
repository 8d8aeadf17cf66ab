"""One measure a module: ranking, answers, abstention, citations."""
