using Native.Sdk.Verification;

namespace Native.Sdk.Tool;

/// <summary>The verb <c>show</c>: whether native libraries would load where they say they do.</summary>
internal static class Show
{
    /// <summary>Reads, verifies and prints.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The options do not go with what is shown.</exception>
    /// <exception cref="UnreadableException">It cannot be shown.</exception>
    public static async Task<int> RunAsync(ShowOptions options, TextWriter output, CancellationToken cancellation)
    {
        var subject = await ReadAsync(options, cancellation);
        if (options.ListsExports && subject.Library is null)
        {
            throw new UsageException("--exports is for a single library.");
        }

        // Without managed code nothing is used, which would be true and say nothing.
        var verifier = new PackageVerifier(ToPolicy(options, subject)) { ChecksContract = subject.Content.Assemblies.Count > 0 };
        var report = subject.Focus(verifier.Verify(subject.Content, cancellation));
        if (options.IsJson)
        {
            output.WriteLine(ShowReport.ToJson(report, subject));
        }
        else
        {
            ShowReport.Write(report, subject, options, output);
        }

        return report.Problems.Any() ? ExitCode.Bad : ExitCode.Good;
    }

    /// <summary>By what it is, not by what it is called.</summary>
    private static async Task<Subject> ReadAsync(ShowOptions options, CancellationToken cancellation)
    {
        if (Directory.Exists(options.Path))
        {
            return LibraryFolder.Read(options.Path, options.Rid, cancellation);
        }

        if (options.Path.EndsWith(".snupkg", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnreadableException($"'{options.Path}' is a symbol package: it holds what debuggers read, and no libraries. Name the .nupkg that it belongs to.");
        }

        if (!IsPackage(options.Path))
        {
            return LibraryFile.Read(options.Path, options.Rid);
        }

        return options.Rid is null
            ? await Nupkg.ReadAsync(options.Path, cancellation)
            : throw new UsageException("--rid is for libraries whose place does not say for which platform they are; a package says it.");
    }

    private static bool IsPackage(string path)
    {
        try
        {
            return Nupkg.HasMagic(NativeFile.ReadHeader(path)) || path.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception exception) when (UnreadableException.IsCause(exception))
        {
            throw new UnreadableException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }

    private static VerificationPolicy ToPolicy(ShowOptions options, Subject subject) => new()
    {
        TargetFrameworks = options.TargetFrameworks.Count > 0 ? options.TargetFrameworks : subject.TargetFrameworks,
        GlibcBaseline = options.Glibc,
        MacOSDeploymentTarget = options.MacOS,
        AllowedLibraries = options.Allowed,
        AcceptsMuslFallback = !subject.IsPackage,

        // It is packed already, or is not to be: to compress it again for the size that it had then tells nothing.
        SizeBudget = long.MaxValue,
    };
}
