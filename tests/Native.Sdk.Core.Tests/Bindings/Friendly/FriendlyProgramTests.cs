using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Bindings.Friendly;

/// <summary>
/// Generated classes at work on a real library, which counts what is allocated and notices what is used after it was freed.
/// What each test does is the scenario of that name in Specimens/Scenarios.cs.
/// </summary>
public sealed class FriendlyProgramTests(ShapesProgram shapes) : IClassFixture<ShapesProgram>
{
    [FactIfTool("gcc")]
    public void ObjectsAreMadeUsedAndFreedOnce() => shapes.Program.Run("Objects");

    [FactIfTool("gcc")]
    public void SpansBecomePointersAndLengths() => shapes.Program.Run("Spans");

    [FactIfTool("gcc")]
    public void StringsArePassedAsUtf8() => shapes.Program.Run("Strings");

    [FactIfTool("gcc")]
    public void ResultsAreCopiedAndFreedByWhoOwnsThem() => shapes.Program.Run("Results");

    [FactIfTool("gcc")]
    public void OutParametersBecomeOutOrTheResult() => shapes.Program.Run("OutParameters");

    [FactIfTool("gcc")]
    public void BuffersBecomeArraysAndAreFreed() => shapes.Program.Run("Buffers");

    [FactIfTool("gcc")]
    public void ObjectsArePassedAsArguments() => shapes.Program.Run("HandleArguments");

    [FactIfTool("gcc")]
    public void ObjectOutlivesTheOneItWasMadeBy() => shapes.Program.Run("DependentObjects");

    [FactIfTool("gcc")]
    public void ErrorsArriveAsExceptionsWithCodeAndMessage() => shapes.Program.Run("Errors");

    [FactIfTool("gcc")]
    public void FilledInErrorsArriveAsExceptionsToo() => shapes.Program.Run("StatusErrors");

    [FactIfTool("gcc")]
    public void WhatAFailingCallMadeIsFreed() => shapes.Program.Run("ErrorsFreeWhatTheCallMade");

    [FactIfTool("gcc")]
    public void InitializationRunsOnceHoweverManyThreadsCome() => shapes.Program.Run("InitializationOnce");

    [FactIfTool("gcc")]
    public void FailedInitializationIsTheErrorOfEveryCall() => shapes.Program.Run("FailingInitialization", ("SHAPES_FAIL_START", "1"));

    [FactIfTool("gcc")]
    public void DisposeDuringACallFreesAfterIt() => shapes.Program.Run("DisposeDuringCall");

    [FactIfTool("gcc")]
    public void DisposeAndCallsOfEightThreadsNeverUseAFreedObject() => shapes.Program.Run("DisposeRaces");

    [FactIfTool("gcc")]
    public void FinalisersOfEightThreadsFreeEveryObjectOnce() => shapes.Program.Run("Finalisers");

    [FactIfTool("gcc")]
    public void MillionCallsOnEachPathLeaveNothingAllocated() => shapes.Program.Run("ManyCalls");

    [FactIfTool("gcc")]
    public void SuccessfulCallAllocatesNothing() => shapes.Program.Run("NoAllocation");

    [FactIfTool("gcc", "mono")]
    public void AllOfItWorksWithoutSpans()
    {
        foreach (var scenario in new[] { "Objects", "Spans", "Strings", "Results", "OutParameters", "Buffers", "HandleArguments", "DependentObjects", "Errors", "StatusErrors", "ErrorsFreeWhatTheCallMade", "InitializationOnce", "DisposeDuringCall", "DisposeRaces", "Finalisers" })
        {
            shapes.Program.RunOnMono(scenario);
        }
    }

    [FactIfTool("gcc")]
    public void HeaderWithEveryShapeBecomesTheAcceptedCSharp()
    {
        var text = shapes.Program.Text;
        var friendly = text[text.IndexOf("    /// <summary>An error that the native library reported.", StringComparison.Ordinal)..];
        var messages = string.Concat(shapes.Program.Messages.All.Where(static message => message.Code == "NSDK5030").Select(static message => $"{message.Location?.Line}: {message.Text}\n"));

        Compare("shapes.friendly.cs", friendly);
        Compare("shapes.messages.txt", messages);
    }

    /// <summary>Where the C# is meant to change: <c>NATIVE_SDK_TEST_ACCEPT=1</c> writes it anew, and the diff is reviewed.</summary>
    private static void Compare(string name, string actual)
    {
        var path = Path.Combine(FriendlyProgram.Specimens, name);
        if (Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
