using System.Diagnostics;

namespace Native.Sdk.Fuzz.Engine;

/// <summary>
/// A folder for one sequence, on a small file system of its own where this process may mount one: only so can the disk
/// be filled and a folder be made read-only, for root too.
/// </summary>
public sealed class Workspace : IDisposable
{
    /// <summary>Set in the process that was started with mounts of its own, which vanish with it.</summary>
    public const string InsideVariable = "NATIVE_SDK_FUZZ_MOUNTS";

    private const int Size = 384 * 1024 * 1024;

    /// <param name="parent">Where to make it.</param>
    public Workspace(string parent)
    {
        Folder = Directory.CreateDirectory(Path.Combine(parent, "w")).FullName;
        CanMount = Environment.GetEnvironmentVariable(InsideVariable) == "1";
        if (CanMount)
        {
            Mount("-t", "tmpfs", "-o", $"size={Size}", "none", Folder);
        }

        Directory.CreateDirectory(Path.Combine(Folder, "tmp"));
    }

    /// <summary>Absolute path; no link leads here.</summary>
    public string Folder { get; }

    /// <summary>Whether disks can be filled and folders made read-only here.</summary>
    public bool CanMount { get; }

    private string Filler => Path.Combine(Folder, "tmp", "filler");

    /// <summary>
    /// Starts the program again with mounts of its own, as root or as the root of a user namespace.
    /// </summary>
    /// <returns>Its exit code; null if that is not possible here, or if this process is it already.</returns>
    public static int? RestartInside(string[] arguments)
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable(InsideVariable) is { Length: > 0 })
        {
            return null;
        }

        return FindNamespace() is { } options ? Try("unshare", [.. options, "dotnet", typeof(Workspace).Assembly.Location, .. arguments]) : null;
    }

    /// <summary>The options with which <c>unshare</c> gives a process mounts of its own here, or null if it cannot.</summary>
    public static string[]? FindNamespace() => !OperatingSystem.IsLinux() || Tool.Find("unshare") is null
        ? null
        : ((string[][])[["--mount"], ["--user", "--map-root-user", "--mount"]]).FirstOrDefault(options => Try("unshare", [.. options, "mount", "--make-rprivate", "/"]) == 0);

    /// <summary>Leaves so many bytes free.</summary>
    public void Fill(long free)
    {
        using var file = File.Create(Filler);
        var available = new DriveInfo(Folder).AvailableFreeSpace;
        var block = new byte[64 * 1024];
        for (var rest = available - free; rest > 0; rest -= block.Length)
        {
            try
            {
                file.Write(block, 0, (int)Math.Min(rest, block.Length));
            }
            catch (IOException)
            {
                return;
            }
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Empty() => File.Delete(Filler);

    /// <summary>A bind mount of the folder on itself, remounted read-only: that stops root as well.</summary>
    public static void Protect(string folder)
    {
        Mount("--bind", folder, folder);
        Mount("-o", "remount,bind,ro", folder);
    }

    /// <summary>Takes it back.</summary>
    public static void Unprotect(string folder)
    {
        if (Try("umount", [folder]) != 0)
        {
            throw new InvalidOperationException($"umount {folder} failed");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (CanMount)
        {
            _ = Try("umount", ["-l", Folder]);
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static void Mount(params string[] arguments)
    {
        if (Try("mount", arguments) != 0)
        {
            throw new InvalidOperationException("mount " + string.Join(' ', arguments) + " failed");
        }
    }

    private static int Try(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment[InsideVariable] = program == "unshare" ? "1" : Environment.GetEnvironmentVariable(InsideVariable);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
