using Native.Sdk.Diagnostics;

namespace Native.Sdk.Tool;

/// <summary>The command <c>dotnet native</c>.</summary>
internal static class Program
{
    private const string Usage = """
        dotnet native doctor [project or folder] [-c <configuration>] [--json]
            With which tools each native library would be built, for every declared platform, and what is missing.
            Ends with 0 if all can be built, 1 if not, 2 if it was called wrongly.
        dotnet native show <nupkg, folder or library> [--policy 2_17] [--tfm net8.0]… [--macos 12.0]
                [--allow <library>]… [--rid <rid>] [--unused] [--exports] [--json]
            Whether its native libraries would load where they say they do, and have what the managed code calls.
            --policy   the oldest glibc to run on: 2_17, 2.17, manylinux2014; else the target frameworks decide
            --tfm      the target frameworks, instead of those of the package
            --macos    the oldest macOS to run on
            --allow    a library that every user has, with *: libz.so.1, 'libX11.so.*'
            --rid      for which platform a library is that lies in no folder which says so
            --unused   names the exports that no managed code uses
            --exports  names the exports of a library
            Ends with 0 if there is nothing to be found, 1 if there is, 2 if it cannot be shown.
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
                case ["help"] or [.., "--help" or "-h" or "-?"]:
                    Console.Out.WriteLine(Usage);
                    return ExitCode.Good;
                case ["doctor", .. var rest]:
                    return await Doctor.RunAsync(DoctorOptions.Parse(rest, Environment.CurrentDirectory), Console.Out, Console.Error, cancellation.Token);
                case ["show", .. var rest]:
                    return await Show.RunAsync(ShowOptions.Parse(rest, Environment.CurrentDirectory), Console.Out, cancellation.Token);
                default:
                    Console.Error.WriteLine($"{(arguments is [var verb, ..] ? $"'{verb}' is no command." : "What is to be done?")}\n{Usage}");
                    return ExitCode.NoAnswer;
            }
        }
        catch (UsageException exception)
        {
            Console.Error.WriteLine($"{exception.Message}\nAll options: dotnet native --help");
            return ExitCode.NoAnswer;
        }
        catch (UnreadableException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.NoAnswer;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine($"{Catalog.Unexpected.Code}: {Catalog.Unexpected.Format(exception)}");
            return ExitCode.NoAnswer;
        }
    }
}
