using Native.Sdk.Diagnostics;

namespace Native.Sdk.Core.Tests.Toolchains;

/// <summary>What a build in a sandbox came to.</summary>
internal sealed class SandboxBuild(string[] ran, int started, IReadOnlyList<Message> messages, bool isGood)
{
    /// <summary>Imperatives of the steps that ran, well or not.</summary>
    public string[] Ran { get; } = ran;

    /// <summary>Processes.</summary>
    public int Started { get; } = started;

    /// <summary>Whether every step is good now.</summary>
    public bool IsGood { get; } = isGood;

    /// <summary>Errors and warnings.</summary>
    public Message[] Problems { get; } = [.. messages.Where(message => message.Level is MessageLevel.Error or MessageLevel.Warning)];

    /// <summary>Codes of errors and warnings.</summary>
    public string[] Codes => [.. Problems.Select(problem => problem.Code)];

    /// <summary>Everything that was said, for assertion messages.</summary>
    public string Log => string.Join('\n', messages.Select(message => $"{message.Level} {message.Code} {message.Location?.File}:{message.Location?.Line}: {message.Text}"));

    /// <summary>Fails with the log if the build did.</summary>
    public SandboxBuild Good()
    {
        Assert.True(IsGood, Log);
        return this;
    }
}
