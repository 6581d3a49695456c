namespace Native.Sdk.Tool;

/// <summary>The command was called wrongly; the message says what is valid.</summary>
internal sealed class UsageException(string message) : Exception(message);
