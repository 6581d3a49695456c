namespace Native.Sdk.Package.Tests.Support;

/// <summary>One execution of the native build, as its last line sums it up.</summary>
/// <param name="StepsRun">How many steps ran.</param>
/// <param name="Steps">Of how many.</param>
/// <param name="ProcessesStarted">Compilers, cargo and whatever else.</param>
/// <param name="Duration">From its beginning to its end.</param>
public sealed record NativeRun(int StepsRun, int Steps, int ProcessesStarted, TimeSpan Duration);
