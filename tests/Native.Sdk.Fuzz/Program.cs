using System.Diagnostics;
using Native.Sdk.Fuzz;
using Native.Sdk.Fuzz.Engine;
using Native.Sdk.Fuzz.Kinds;

if (args is ["worker"])
{
    Worker.Run();
    return 0;
}

FuzzOptions options;
try
{
    options = FuzzOptions.Parse(args);
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine("fuzz: " + exception.Message);
    return 2;
}

if (Workspace.RestartInside(args) is { } exitCode)
{
    return exitCode;
}

if (Kind.All[options.Kind]().Tools.Where(tool => Tool.Find(tool) is null).ToArray() is { Length: > 0 } missing)
{
    Console.Error.WriteLine($"fuzz: nothing was run, for want of {string.Join(", ", missing)}");
    return 2;
}

if (Environment.GetEnvironmentVariable(Workspace.InsideVariable) is not "1")
{
    Console.WriteLine("skipped: full disks and read-only folders, for want of the right to mount (root, or unprivileged user namespaces)");
}

var clock = Stopwatch.StartNew();
var fuzzer = new Fuzzer(options, Console.WriteLine);
var isWell = fuzzer.Run();
Console.WriteLine($"\nfuzz --kind {options.Kind} --seed {options.Seed}: {clock.Elapsed.TotalSeconds:F0} s, {fuzzer.Tally.Steps / clock.Elapsed.TotalSeconds:F1} steps/s\n{fuzzer.Tally}");
Console.WriteLine(isWell ? "every promise was kept" : "\nBROKEN: " + fuzzer.Failure);
return isWell ? 0 : 1;
