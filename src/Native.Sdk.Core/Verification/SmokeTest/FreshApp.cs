using System.Security;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;

namespace Native.Sdk.Verification;

/// <summary>An application of nobody, that has the package by a PackageReference and is published for several platforms.</summary>
/// <param name="request">How the project gets its packages.</param>
/// <param name="package">The package.</param>
/// <param name="folder">Absolute folder of the application, empty.</param>
/// <param name="messages">Where to speak of details.</param>
/// <remarks>
/// That it is this file which is tested, and no other of the same name and version, is a matter of order. NuGet asks no
/// source for a package that lies in its folder of packages; so that folder is the application's own, and the package
/// comes there first, by a restore that knows no other source than the file's folder (nuget.config). The machine's
/// folders of packages, where yesterday's may lie, are fallbacks for the dependencies: NuGet looks there for what its own
/// folder has not.
/// </remarks>
internal sealed class FreshApp(SmokeTestRequest request, PackageArchive package, string folder, IMessageSink messages)
{
    /// <summary>Of project and assembly.</summary>
    public const string Name = "SmokeTestApp";

    private const string Any = "any";
    private const string Sources = "RestoreAdditionalProjectSources";

    private readonly ProcessRunner processes = new();

    /// <summary>Absolute folder of what was published for a platform; null: for all of them in one.</summary>
    public string OutputOf(string? rid) => Path.Combine(folder, "out", rid ?? Any);

    /// <summary>Restores and publishes; all in one process, because dotnet takes seconds to start.</summary>
    /// <param name="isPortable">Whether it is to be published without a platform too.</param>
    /// <param name="rids">The platforms.</param>
    /// <param name="cancellation">Kills the process.</param>
    /// <returns>What went wrong, in NuGet's or the SDK's words; null: nothing.</returns>
    public async Task<string?> PublishAsync(bool isPortable, IReadOnlyList<string> rids, CancellationToken cancellation)
    {
        Write("nuget.config", $"""
            <configuration>
              <config>
                <add key="signatureValidationMode" value="accept" />
              </config>
              <packageSources>
                <clear />
                <add key="just-packed" value="{SecurityElement.Escape(Feed)}" />
              </packageSources>
              <packageSourceMapping>
                <clear />
              </packageSourceMapping>
            </configuration>
            """);
        Write("package.csproj", PackageProject());
        Write("Program.cs", LoaderSource.CSharp);
        Write(Name + ".csproj", AppProject(rids));
        var run = Write("publish.proj", PublishProject(isPortable ? rids.Prepend(Any) : rids));

        var command = ScratchProject.Command(request.Dotnet, "msbuild", run, request.Build.ProjectDirectory, request.Build.Settings.Environment);
        messages.Detail($"native: {command}");
        var result = await processes.RunAsync(command, cancellation).ConfigureAwait(false);
        return result.ExitCode == 0 ? null : ScratchProject.FirstError(result) ?? $"dotnet msbuild ended with code {result.ExitCode}.";
    }

    /// <summary>The folder into which the package was packed. Relative, because nuget.config expands what stands between percent signs.</summary>
    private string Feed => Path.GetRelativePath(folder, Path.GetDirectoryName(package.File)!);

    private string PackageProject() => ScratchProject.Text(
        [
            new("TargetFramework", request.TargetFramework),
            new("DisableImplicitFrameworkReferences", "true"),
            new("RestorePackagesPath", "packages"),
            new("RestoreFallbackFolders", "clear"),
        ],
        $"""<PackageDownload Include="{package.Id}" Version="[{package.Version}]" />""", "obj/package");

    private string AppProject(IReadOnlyList<string> rids) => ScratchProject.Text(
        [
            new("TargetFramework", TargetFramework()),
            new("RuntimeIdentifiers", string.Join(';', rids)),
            new("OutputType", "Exe"),
            new("ImplicitUsings", "enable"),
            new("InvariantGlobalization", "true"),
            new("EnableWindowsTargeting", "true"),

            // Neither runtime nor host of any platform is needed: what starts is `dotnet` here, and no .NET at all elsewhere.
            new("SelfContained", "false"),
            new("UseAppHost", "false"),
            new("EnableAppHostPackDownload", "false"),
            new("EnableRuntimePackDownload", "false"),
            new("DisableTransitiveFrameworkReferenceDownloads", "true"),

            // One assembly for all, compiled once; it takes longer than everything else.
            new("AppendRuntimeIdentifierToOutputPath", "false"),
            new("RestoreRootConfigDirectory", ScratchProject.Escape(request.Build.ProjectDirectory)),
            .. request.Properties.Select(property => KeyValuePair.Create(property.Key, ScratchProject.EscapeList(property.Value))).Where(property => property.Key != Sources),
            new("RestorePackagesPath", "packages"),
            new("RestoreAdditionalProjectFallbackFolders", string.Join(';', request.PackageFolders.Where(Directory.Exists).Select(ScratchProject.Escape))),

            // Packages of one repository that depend on each other are often packed into one folder.
            new(Sources, ScratchProject.EscapeList(request.Properties.GetValueOrDefault(Sources, "")) + ";" + ScratchProject.Escape(Feed)),
        ],
        $"""<PackageReference Include="{package.Id}" Version="[{package.Version}]" /><Compile Include="Program.cs" />""");

    /// <summary>
    /// The SDK's own, which takes assemblies of every framework and needs no download; the package's last one where all are for
    /// one operating system.
    /// </summary>
    private string TargetFramework() =>
        package.Content.Assemblies.Select(assembly => assembly.TargetFramework).Order(StringComparer.OrdinalIgnoreCase).ToArray() is { Length: > 0 } frameworks
            && frameworks.All(framework => framework.Contains('-'))
            ? frameworks[^1]
            : request.TargetFramework;

    /// <summary>A project is evaluated anew for other properties, and has to be after its restore.</summary>
    private static string PublishProject(IEnumerable<string> outputs) => $"""
        <Project>
          <Target Name="Publish">
            <MSBuild Projects="package.csproj" Targets="Restore" />
            <MSBuild Projects="{Name}.csproj" Targets="Restore" Properties="IsRestoring=true" />
            {string.Join("\n    ", outputs.Select(output =>
                $"""<MSBuild Projects="{Name}.csproj" Targets="Publish" Properties="PublishDir=out/{output}/{(output == Any ? "" : $";RuntimeIdentifier={output}")}" />"""))}
          </Target>
        </Project>
        """;

    private string Write(string name, string text)
    {
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, name);
        File.WriteAllText(file, text);
        return file;
    }
}
