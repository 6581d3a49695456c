namespace Native.Sdk.Package.Tests.Support;

/// <summary>What a process said and how it ended.</summary>
/// <param name="Command">The command line, for messages.</param>
/// <param name="ExitCode">0 is good.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record ToolResult(string Command, int ExitCode, string Output, string Error)
{
    /// <summary>Standard output of a process that must have succeeded, without the last line end.</summary>
    public string Text
    {
        get
        {
            Assert.True(ExitCode == 0, $"'{Command}' ended with {ExitCode}:\n{Output}\n{Error}");
            return Output.TrimEnd();
        }
    }
}
