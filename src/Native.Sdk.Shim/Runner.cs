using System.ComponentModel;
using System.Diagnostics;

namespace Native.Sdk.Shim;

/// <summary>Does what an invocation asks for.</summary>
/// <param name="invocation">What.</param>
internal sealed class Runner(Invocation invocation)
{
    /// <summary>Windows starts no process with more than 32767 characters; others are far from their limit.</summary>
    private const int LongestWindowsCommand = 30000;

    private string? folder;

    /// <summary>Runs the program to its end, with our own input and outputs.</summary>
    /// <returns>Its exit code.</returns>
    public int Run()
    {
        try
        {
            return RunProgram();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception)
        {
            Console.Error.WriteLine($"Native.Sdk: '{invocation.Program}' could not be run: {exception.Message}");
            return 127;
        }
        finally
        {
            if (folder is not null && Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private int RunProgram()
    {
        if (invocation.IsArchiver)
        {
            return Archive();
        }

        var isFromFile = false;
        var arguments = new List<string>();
        foreach (var argument in invocation.Arguments)
        {
            if (argument.StartsWith('@') && File.Exists(argument[1..]))
            {
                isFromFile = true;
                arguments.AddRange(ResponseFile.Read(File.ReadAllText(argument[1..])));
            }
            else
            {
                arguments.Add(argument);
            }
        }

        var output = OutputArgument.Find(arguments);
        if (invocation.IsForHost(output))
        {
            return Compile(invocation.HostProgram!, [], arguments, output, isZig: false, isFromFile);
        }

        var translated = invocation.IsZig ? ZigArguments.Translate(arguments, Target(), HasAppleSdk()) : arguments;
        return Compile(invocation.Program, invocation.Leading, translated, output, invocation.IsZig, isFromFile);
    }

    /// <summary>
    /// Behind both zig and many a gcc stands LLVM these days, and LLVM takes a percent sign in the path of an output for a
    /// place to put a random digit, and then finds no such folder: so it writes elsewhere. (llvm/lib/Support/Path.cpp,
    /// createUniquePath; lld and the archiver use it.)
    /// </summary>
    private int Compile(string program, IReadOnlyList<string> leading, IReadOnlyList<string> arguments, string? output, bool isZig, bool isFromFile)
    {
        if (output is null || !output.Contains('%'))
        {
            return Start(program, leading, arguments, isZig, isFromFile);
        }

        var name = Path.GetFileName(output);
        var elsewhere = Elsewhere(name);
        var code = Start(program, leading, OutputArgument.Replace(arguments, elsewhere), isZig, isFromFile);
        foreach (var made in code == 0 ? Directory.GetFiles(Path.GetDirectoryName(elsewhere)!) : [])
        {
            // The library, and what lies beside it (.pdb).
            File.Move(made, Path.Combine(Path.GetDirectoryName(output)!, made == elsewhere ? name : Path.GetFileName(made)), overwrite: true);
        }

        return code;
    }

    /// <summary>The same for what an archiver writes, and reads before.</summary>
    private int Archive()
    {
        var archive = invocation.Arguments.FirstOrDefault(argument => argument.Contains('%') && Path.GetExtension(argument) is ".a" or ".lib" or ".rlib");
        if (archive is null)
        {
            return Start(invocation.Program, invocation.Leading, invocation.Arguments, isZig: false, isFromFile: false);
        }

        var elsewhere = Elsewhere(Path.GetFileName(archive));
        if (File.Exists(archive))
        {
            File.Copy(archive, elsewhere);
        }

        var code = Start(invocation.Program, invocation.Leading, [.. invocation.Arguments.Select(argument => argument == archive ? elsewhere : argument)], isZig: false, isFromFile: false);
        if (code == 0 && File.Exists(elsewhere))
        {
            File.Move(elsewhere, archive, overwrite: true);
        }

        return code;
    }

    private string Elsewhere(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(Temporary(), "out")).FullName, name.Replace('%', '_'));

    private int Start(string program, IReadOnlyList<string> leading, IReadOnlyList<string> arguments, bool isZig, bool isFromFile)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false };
        var isLong = isFromFile || (OperatingSystem.IsWindows() && arguments.Sum(argument => argument.Length + 3) > LongestWindowsCommand);
        foreach (var argument in leading.Concat(isLong ? InFiles(arguments, isZig) : arguments))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>The arguments in response files; those that cannot stand in one stay where they are.</summary>
    private List<string> InFiles(IReadOnlyList<string> arguments, bool isZig)
    {
        var result = new List<string>();
        var waiting = new List<string>();
        foreach (var argument in arguments)
        {
            if (!isZig || ResponseFile.CanWriteForZig(argument))
            {
                waiting.Add(argument);
                continue;
            }

            Flush();
            result.Add(argument);
        }

        Flush();
        return result;

        void Flush()
        {
            if (waiting.Count == 0)
            {
                return;
            }

            var path = Path.Combine(Temporary(), $"arguments{result.Count}.rsp");
            File.WriteAllText(path, isZig ? ResponseFile.WriteForZig(waiting) : ResponseFile.WriteForGnu(waiting));
            result.Add("@" + path);
            waiting.Clear();
        }
    }

    private string Target()
    {
        var place = invocation.Leading.ToList().IndexOf("-target");
        return place >= 0 && place + 1 < invocation.Leading.Count ? invocation.Leading[place + 1] : "";
    }

    /// <summary>The SDK has a file of this name at its top; what only stands in for one has not.</summary>
    private static bool HasAppleSdk() =>
        Environment.GetEnvironmentVariable("SDKROOT") is { Length: > 0 } root && Directory.Exists(Path.Combine(root, "usr", "lib"));

    private string Temporary() => folder ??= Directory.CreateTempSubdirectory("native-sdk-").FullName;
}
