"""The content as the generator knows it: parsed, validated, frozen."""
