using System.ComponentModel;
using System.Text.Json;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains.Compilers;

/// <summary>
/// Sees to it that zig's package is there before a project's restore asks for it. A PackageDownload that no source has
/// fails the restore (NU1101), of people too who could have done without; so it is tried in a restore of its own first.
/// </summary>
/// <param name="request">Of the project.</param>
/// <param name="messages">Where to speak.</param>
public sealed class ZigRestore(ZigRestoreRequest request, IMessageSink messages)
{
    /// <summary>How long a failure is believed: each attempt costs a second, or a time-out where the network is slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private string ProjectFile => Path.Combine(request.Directory, "zig.csproj");

    private string MemoryFile => Path.Combine(request.Directory, "answer");

    /// <summary>Whether the package is there, now; if not, why has been said.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    public bool Run(CancellationToken cancellation)
    {
        if (File.Exists(request.Package.FileIn(PackageFolder())))
        {
            return true;
        }

        if (Recall() is { } known)
        {
            return known;
        }

        if (request.IsDesignTime || BuildLock.Acquire(Path.Combine(request.Directory, "lock"), messages, cancellation) is not { } held)
        {
            return false;
        }

        using (held)
        {
            // Another target framework's restore may have been at work meanwhile.
            return Recall() ?? Try(cancellation);
        }
    }

    /// <summary>Where NuGet puts packages, unless a nuget.config says otherwise: then the attempt finds out, and is remembered.</summary>
    private string PackageFolder()
    {
        if (request.PackagesPath is { } own)
        {
            return own;
        }

        return request.Environment.GetValueOrDefault("NUGET_PACKAGES") is { Length: > 0 } variable
            ? Path.GetFullPath(variable, request.ProjectDirectory)
            : Path.Combine(UserFolder(), ".nuget", "packages");
    }

    /// <summary>What the last attempt came to, if that still holds; null: nobody knows.</summary>
    private bool? Recall()
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(MemoryFile);
        }
        catch (IOException)
        {
            return null;
        }

        switch (lines)
        {
            case ["there", var path, ..]:
                return File.Exists(path) && path.Contains(request.Package.Version, StringComparison.OrdinalIgnoreCase) ? true : null;
            case ["missing", var fingerprint, var reason, ..] when !request.IsForced && fingerprint == Fingerprint()
                    && DateTime.UtcNow - File.GetLastWriteTimeUtc(MemoryFile) < Patience:
                SayMissing(reason);
                return false;
            default:
                return null;
        }
    }

    private bool Try(CancellationToken cancellation)
    {
        messages.Write(new Message(MessageLevel.High, "", $"native: restoring {request.Package.Id} {request.Package.Version} ({request.Need})"));
        string? reason;
        try
        {
            File.WriteAllText(ProjectFile, ProjectText());
            var command = ScratchProject.Command(request.Dotnet, "restore", ProjectFile, request.ProjectDirectory, request.Environment);
            messages.Detail($"native: {command}");
            var result = new ProcessRunner().Run(command, cancellation);
            if (result.ExitCode == 0 && Installed() is { } path)
            {
                File.WriteAllLines(MemoryFile, ["there", path]);
                return true;
            }

            reason = ScratchProject.FirstError(result) ?? (result.ExitCode == 0 ? $"the package has no {Path.GetFileName(request.Package.FileIn(""))}." : $"dotnet restore ended with code {result.ExitCode}.");
            File.WriteAllLines(MemoryFile, ["missing", Fingerprint(), reason]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception)
        {
            reason = exception.Message;
        }

        SayMissing(reason);
        return false;
    }

    private string ProjectText() => ScratchProject.Text(
        [
            new("TargetFramework", request.TargetFramework),
            new("DisableImplicitFrameworkReferences", "true"),
            new("RestoreRootConfigDirectory", ScratchProject.Escape(request.ProjectDirectory)),
            new("RestorePackagesPath", ScratchProject.Escape(request.PackagesPath ?? "")),
            .. request.Properties.Select(property => KeyValuePair.Create(property.Key, ScratchProject.EscapeList(property.Value))),
        ],
        request.Package.Line);

    /// <summary>Restore writes down which folders have packages, the most important first.</summary>
    private string? Installed()
    {
        try
        {
            using var assets = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(request.Directory, "obj", "project.assets.json")));
            return assets.RootElement.GetProperty("packageFolders").EnumerateObject()
                .Select(folder => request.Package.FileIn(folder.Name)).FirstOrDefault(File.Exists);
        }
        catch (Exception exception) when (exception is IOException or JsonException or KeyNotFoundException)
        {
            return null;
        }
    }

    private void SayMissing(string reason) =>
        messages.Report(Catalog.ZigPackageUnavailable, request.Need, request.Package.Id, request.Package.Version, reason);

    /// <summary>What could make another attempt end otherwise, as far as it can be seen without one.</summary>
    private string Fingerprint()
    {
        List<string> parts = [request.Package.Id, request.Package.Version, request.PackagesPath ?? ""];
        parts.AddRange(request.Properties.Select(pair => pair.Key + "=" + pair.Value));
        parts.AddRange(Configurations().Select(path => new FileInfo(path)).Where(file => file.Exists).Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
        return ContentHash.OfTexts(parts).ToString();
    }

    /// <summary>https://learn.microsoft.com/nuget/consume-packages/configuring-nuget-behavior: from the project up, and the user's.</summary>
    private IEnumerable<string> Configurations()
    {
        string[] spellings = OperatingSystem.IsWindows() ? ["nuget.config"] : ["nuget.config", "NuGet.config", "NuGet.Config"];
        for (var folder = request.ProjectDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var spelling in spellings)
            {
                yield return Path.Combine(folder, spelling);
            }
        }

        yield return OperatingSystem.IsWindows()
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "NuGet", "NuGet.Config")
            : Path.Combine(UserFolder(), ".nuget", "NuGet", "NuGet.Config");
        if (request.Properties.GetValueOrDefault("RestoreConfigFile") is { } file)
        {
            yield return file;
        }
    }

    private string UserFolder() => request.Environment.GetValueOrDefault(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME") is { Length: > 0 } home
        ? home
        : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
