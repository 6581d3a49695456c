namespace Native.Sdk.Shim;

/// <summary>What a wrapper script asks of the shim.</summary>
/// <param name="IsZig">Whether the program is zig as a compiler, which needs the caller's arguments translated.</param>
/// <param name="IsArchiver">Whether the program is an archiver, which changes the archive that it is given.</param>
/// <param name="TargetFolder">
/// Name of a folder: cargo puts what it builds for a target below one with the target's name, and what runs on this
/// machine (build scripts, macros) elsewhere. Null: there is no difference.
/// </param>
/// <param name="HostProgram">Absolute path of what links that; null likewise.</param>
/// <param name="Program">Absolute path.</param>
/// <param name="Leading">Put before the caller's arguments.</param>
/// <param name="Arguments">The caller's.</param>
public sealed record Invocation(
    bool IsZig, bool IsArchiver, string? TargetFolder, string? HostProgram, string Program, IReadOnlyList<string> Leading, IReadOnlyList<string> Arguments)
{
    /// <summary>How it is called.</summary>
    public const string Usage =
        "usage: Native.Sdk.Shim [--zig | --archiver] [--revision <any text>] [--target-folder <name> --host-program <path>] -- <program> <argument>… -- <the caller's argument>…";

    /// <summary>Reads a command line; null if it is none.</summary>
    public static Invocation? Parse(IReadOnlyList<string> arguments)
    {
        var (isZig, isArchiver, folder, host) = (false, false, (string?)null, (string?)null);
        var i = 0;
        for (; i < arguments.Count && arguments[i] != "--"; i++)
        {
            switch (arguments[i])
            {
                case "--zig":
                    isZig = true;
                    break;
                case "--archiver":
                    isArchiver = true;
                    break;
                case "--revision" when i + 1 < arguments.Count:
                    // Only makes the script another one, so that cargo links again when the tool behind it has changed.
                    i++;
                    break;
                case "--target-folder" when i + 1 < arguments.Count:
                    folder = arguments[++i];
                    break;
                case "--host-program" when i + 1 < arguments.Count:
                    host = arguments[++i];
                    break;
                default:
                    return null;
            }
        }

        string[] rest = [.. arguments.Skip(i + 1)];
        var end = Array.IndexOf(rest, "--");
        return end < 1 ? null : new Invocation(isZig, isArchiver, folder, host, rest[0], rest[1..end], rest[(end + 1)..]);
    }

    /// <summary>Whether what is linked runs on this machine, at build time.</summary>
    /// <param name="output">Value of <c>-o</c>, or null if there is none.</param>
    public bool IsForHost(string? output) => HostProgram is not null && TargetFolder is not null && output is not null
        && !output.Split('/', '\\').Contains(TargetFolder, StringComparer.Ordinal);
}
