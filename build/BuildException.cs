namespace Native.Sdk.Build;

/// <summary>Something failed, and the message says all there is to say.</summary>
internal class BuildException(string message) : Exception(message);

/// <summary>The command line is not one of those in the help.</summary>
internal sealed class UsageException(string message) : BuildException(message);
