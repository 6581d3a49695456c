namespace Native.Sdk.Tool;

/// <summary>The command <c>dotnet native</c>.</summary>
internal static class Program
{
    private const string Usage = """
        dotnet native doctor [project or folder] [-c <configuration>] [--json]
            With which tools each native library would be built, for every declared platform, and what is missing.
            Ends with 0 if all can be built, 1 if not, 2 if it was called wrongly.
        """;

    private static async Task<int> Main(string[] arguments)
    {
        using var cancellation = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            cancellation.Cancel();
        };

        try
        {
            switch (arguments)
            {
                case ["doctor", .. var rest]:
                    return await Doctor.RunAsync(DoctorOptions.Parse(rest, Environment.CurrentDirectory), Console.Out, Console.Error, cancellation.Token);
                case ["help" or "--help" or "-h" or "-?"]:
                    Console.Out.WriteLine(Usage);
                    return ExitCode.Good;
                case []:
                    throw new UsageException("What is to be done?");
                default:
                    throw new UsageException($"'{arguments[0]}' is no command.");
            }
        }
        catch (UsageException exception)
        {
            Console.Error.WriteLine($"{exception.Message}\n{Usage}");
            return ExitCode.WrongUsage;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Bad;
        }
    }
}
