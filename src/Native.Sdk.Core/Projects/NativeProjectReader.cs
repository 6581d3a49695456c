using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;

namespace Native.Sdk.Projects;

/// <summary>Turns what the user wrote into <see cref="NativeProject"/>s, or says what is wrong with it.</summary>
/// <param name="projectDirectory">Absolute folder of the csproj; Include is relative to it.</param>
/// <param name="table">The platforms there are.</param>
/// <param name="messages">Where everything wrong is said: all of it, not only the first.</param>
public sealed class NativeProjectReader(string projectDirectory, PlatformTable table, IMessageSink messages)
{
    /// <summary>The file extensions (with dot) of sources that kind C compiles.</summary>
    public static IReadOnlyList<string> SourceExtensions { get; } = [".c", ".cc", ".cpp", ".cxx", ".S"];

    private static readonly string[] DefaultSources = [.. SourceExtensions.Select(extension => "**/*" + extension)];

    private bool failed;


    /// <summary>The projects in their order, or null if anything is wrong.</summary>
    public IReadOnlyList<NativeProject>? Read(IEnumerable<NativeProjectDeclaration> declarations)
    {
        failed = false;
        var projects = new List<NativeProject>();
        foreach (var declaration in declarations)
        {
            if (Read(declaration) is { } project)
            {
                projects.Add(project);
            }
        }

        return failed ? null : projects;
    }

    /// <summary>
    /// Platforms by their RIDs; unknown and non-portable ones are reported. <paramref name="origin"/> names the place
    /// that has them, for the message.
    /// </summary>
    public static IReadOnlyList<Platform>? ReadPlatforms(IEnumerable<string> rids, string origin, PlatformTable table, IMessageSink messages)
    {
        var platforms = new List<Platform>();
        var failed = false;
        foreach (var rid in rids)
        {
            if (table.Find(rid) is { } platform)
            {
                if (!platforms.Contains(platform))
                {
                    platforms.Add(platform);
                }

                continue;
            }

            failed = true;
            if (table.FindPortable(rid) is { } portable)
            {
                messages.Report(Catalog.NonPortableRuntimeIdentifier, rid, origin, portable);
            }
            else
            {
                var known = table.All.Select(row => row.Rid).ToArray();
                messages.Report(Catalog.UnknownRuntimeIdentifier, rid, origin, NearestWord.Hint(rid, known), string.Join(", ", known));
            }
        }

        return failed ? null : platforms;
    }

    private NativeProject? Read(NativeProjectDeclaration declaration)
    {
        var include = declaration.Include;
        var item = new MetadataReader(declaration, Report);
        var path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(Slashes(include), projectDirectory));
        if (ReadKind(item, include, path) is not { } kind || !CheckNames(item, include, kind))
        {
            return null;
        }

        if (kind is ProjectKind.Cargo or ProjectKind.CMake && Directory.Exists(path))
        {
            path = System.IO.Path.Combine(path, kind == ProjectKind.Cargo ? "Cargo.toml" : "CMakeLists.txt");
        }

        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Report(Catalog.MissingPath, include, path, NearestSibling(path));
            return null;
        }

        if (item.Scalar(MetadataName.Linkage) is { } linkage && !linkage.Equals("Dynamic", StringComparison.OrdinalIgnoreCase))
        {
            string[] words = ["Dynamic", "Static", "Both"];
            Report(Catalog.UnsupportedLinkage, include, linkage, words.Contains(linkage, StringComparer.OrdinalIgnoreCase) ? "" : NearestWord.Hint(linkage, words));
        }

        var folder = Directory.Exists(path) ? path : System.IO.Path.GetDirectoryName(path)!;
        var (headers, generated) = ReadHeaders(item, include, kind, folder);
        var project = new NativeProject
        {
            Include = include,
            Kind = kind,
            Path = path,
            Folder = folder,
            Name = ReadName(item, include, kind, path),
            Platforms = item.Has(MetadataName.RuntimeIdentifiers)
                ? Check(ReadPlatforms(item.List(MetadataName.RuntimeIdentifiers), $"RuntimeIdentifiers of NativeProject '{include}'", table, messages))
                : null,
            Environment = item.Pairs(MetadataName.Environment),
            Headers = headers,
            Bindings = new BindingOptionsReader(item, include, Report).Read(kind, headers, generated, IncludeDirectories(item, folder)),
        };
        return kind switch
        {
            ProjectKind.C => project with { C = ReadC(item, include, path, folder, project.Headers.Count > 0) },
            ProjectKind.Cargo => project with { Cargo = ReadCargo(item) },
            ProjectKind.CMake => project with { CMake = new CMakeSettings(item.Scalar(MetadataName.CMakeTarget), item.List(MetadataName.CMakeOptions)) },
            _ => project with { Command = ReadCommand(item, include, folder) },
        };
    }

    private ProjectKind? ReadKind(MetadataReader item, string include, string path)
    {
        if (item.Scalar(MetadataName.Kind) is { } written)
        {
            // Not Enum.TryParse, which also takes numbers and lists.
            foreach (var kind in (ProjectKind[])[ProjectKind.Cargo, ProjectKind.C, ProjectKind.CMake, ProjectKind.Command])
            {
                if (kind.ToString().Equals(written, StringComparison.OrdinalIgnoreCase))
                {
                    return kind;
                }
            }

            Report(Catalog.UnknownKind, include, written, NearestWord.Hint(written, ["Cargo", "C", "CMake", "Command"]));
            return null;
        }

        if (item.Has(MetadataName.Command))
        {
            return ProjectKind.Command;
        }

        var file = System.IO.Path.GetFileName(path);
        if (file.Equals("Cargo.toml", StringComparison.OrdinalIgnoreCase))
        {
            return ProjectKind.Cargo;
        }

        if (file.Equals("CMakeLists.txt", StringComparison.OrdinalIgnoreCase))
        {
            return ProjectKind.CMake;
        }

        if (Directory.Exists(path) || SourceExtensions.Contains(System.IO.Path.GetExtension(path)))
        {
            return ProjectKind.C;
        }

        if (!File.Exists(path))
        {
            Report(Catalog.MissingPath, include, path, NearestSibling(path));
        }
        else
        {
            Report(Catalog.UninferableKind, include, path);
        }

        return null;
    }

    private bool CheckNames(MetadataReader item, string include, ProjectKind kind)
    {
        var good = true;
        foreach (var name in item.Names)
        {
            if (MetadataName.KindsOf(name) is not { } kinds)
            {
                var known = MetadataName.All.Where(pair => pair.Value.HasFlag(kind)).Select(pair => pair.Key);
                Report(Catalog.UnknownMetadata, include, name, NearestWord.Hint(name, known), kind);
                good = false;
            }
            else if (!kinds.HasFlag(kind))
            {
                Report(Catalog.MetadataOfOtherKind, include, kind, name, kinds);
                good = false;
            }
        }

        return good;
    }

    private string? ReadName(MetadataReader item, string include, ProjectKind kind, string path)
    {
        var name = item.Scalar(MetadataName.Name);
        if (name is null)
        {
            return kind switch
            {
                ProjectKind.Cargo => null,
                ProjectKind.C when File.Exists(path) => System.IO.Path.GetFileNameWithoutExtension(path),
                ProjectKind.CMake => item.Scalar(MetadataName.CMakeTarget)
                    ?? System.IO.Path.GetFileName(File.Exists(path) ? System.IO.Path.GetDirectoryName(path) : path),
                ProjectKind.Command when item.Scalar(MetadataName.OutputFile) is { } output => LibraryName(output),
                _ => System.IO.Path.GetFileName(File.Exists(path) ? System.IO.Path.GetDirectoryName(path) : path),
            };
        }

        if (name.AsSpan().IndexOfAny("/\\:*?\"<>|\0\n") >= 0 || name is "." or "..")
        {
            Report(Catalog.InvalidMetadata, include, MetadataName.Name, name,
                "it becomes a file name, so it cannot hold / \\ : * ? \" < > |. Write the base name only: 'x' becomes libx.so, x.dll, libx.dylib.");
        }

        return name;
    }

    /// <summary><c>build/libx-{rid}.so</c> → <c>x-{rid}</c>; <c>{rid}/x.dll</c> → <c>x</c>.</summary>
    private static string LibraryName(string output)
    {
        var file = System.IO.Path.GetFileNameWithoutExtension(Slashes(output));
        return file.StartsWith("lib", StringComparison.Ordinal) && file.Length > 3 ? file[3..] : file;
    }

    /// <summary>Absolute paths; and the name of one that is not there because cbindgen is to make it.</summary>
    private (IReadOnlyList<string> Headers, string? Generated) ReadHeaders(MetadataReader item, string include, ProjectKind kind, string folder)
    {
        var headers = new List<string>();
        string? generated = null;
        foreach (var header in item.List(MetadataName.Header))
        {
            string[] candidates = [Absolute(folder, header), Absolute(System.IO.Path.Combine(folder, "include"), header)];
            if (candidates.FirstOrDefault(File.Exists) is { } found)
            {
                headers.Add(found);
            }
            else if (generated is null && kind == ProjectKind.Cargo && File.Exists(System.IO.Path.Combine(folder, "cbindgen.toml")))
            {
                generated = System.IO.Path.GetFileName(candidates[0]);
            }
            else
            {
                Report(Catalog.MissingHeader, include, header, string.Join(", ", candidates));
            }
        }

        return (headers, generated);
    }

    private static IReadOnlyList<string> IncludeDirectories(MetadataReader item, string folder)
    {
        var directories = new List<string>();
        foreach (var named in item.List(MetadataName.IncludeDirectories))
        {
            directories.Add(Absolute(folder, named));
        }

        var includeFolder = System.IO.Path.Combine(folder, "include");
        if (Directory.Exists(includeFolder))
        {
            directories.Add(includeFolder);
        }

        directories.Add(folder);
        return directories;
    }

    private CSettings ReadC(MetadataReader item, string include, string path, string folder, bool hasHeader)
    {
        var sources = item.List(MetadataName.Sources);
        if (sources.Count == 0)
        {
            sources = File.Exists(path) ? [System.IO.Path.GetFileName(path)] : DefaultSources;
        }

        CheckSources(include, folder, sources);
        var (exports, exportsFile) = ReadExports(item, include, folder, hasHeader);
        return new CSettings
        {
            Sources = sources,
            ExcludeSources = item.List(MetadataName.ExcludeSources),
            IncludeDirectories = IncludeDirectories(item, folder),
            Defines = item.List(MetadataName.Defines),
            CompileOptions = item.List(MetadataName.CompileOptions),
            LinkOptions = item.List(MetadataName.LinkOptions),
            Libraries = [.. item.List(MetadataName.Libraries).Select(library => IsPath(library) ? Absolute(folder, library) : library)],
            CStandard = item.Scalar(MetadataName.CStandard) ?? CSettings.DefaultCStandard,
            CppStandard = item.Scalar(MetadataName.CppStandard) ?? CSettings.DefaultCppStandard,
            Exports = exports,
            ExportsFile = exportsFile,
        };
    }

    /// <summary>A source that is named must be there, and a pattern finds nothing outside the folder: neither may be left out without a word.</summary>
    private void CheckSources(string include, string folder, IReadOnlyList<string> sources)
    {
        foreach (var source in sources)
        {
            if (!Glob.IsPattern(source))
            {
                if (!File.Exists(Absolute(folder, source)))
                {
                    Report(Catalog.InvalidMetadata, include, MetadataName.Sources, source, $"there is no file '{Absolute(folder, source)}'.{NearestSibling(Absolute(folder, source))}");
                }
            }
            else if (System.IO.Path.IsPathRooted(source) || Glob.Normalize(source).Split('/').Contains(".."))
            {
                Report(Catalog.InvalidMetadata, include, MetadataName.Sources, source,
                    "a pattern finds sources below the folder only. Name a folder above in Include and patterns below it in Sources, or name those sources one by one.");
            }
        }
    }

    private (ExportMode Mode, string? File) ReadExports(MetadataReader item, string include, string folder, bool hasHeader)
    {
        if (item.Scalar(MetadataName.Exports) is not { } written)
        {
            return (hasHeader ? ExportMode.Header : ExportMode.All, null);
        }

        foreach (var mode in (ExportMode[])[ExportMode.Header, ExportMode.All, ExportMode.Annotated])
        {
            if (!mode.ToString().Equals(written, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (mode == ExportMode.Header && !hasHeader)
            {
                Report(Catalog.MissingMetadata, include, ProjectKind.C, MetadataName.Header,
                    "Exports=\"Header\" exports the functions that the header declares. Name the header, or write Exports=\"All\".");
            }

            return (mode, null);
        }

        var file = Absolute(folder, written);
        if (!File.Exists(file))
        {
            Report(Catalog.InvalidMetadata, include, MetadataName.Exports, written,
                $"it is none of Header, All, Annotated, and there is no file '{file}'.{NearestWord.Hint(written, ["Header", "All", "Annotated"])}");
        }

        return (ExportMode.File, file);
    }

    private static CargoSettings ReadCargo(MetadataReader item) => new(
        item.Scalar(MetadataName.Package),
        item.Scalar(MetadataName.Profile),
        item.List(MetadataName.Features),
        item.Boolean(MetadataName.DefaultFeatures) ?? true,
        item.List(MetadataName.CargoOptions));

    private CommandSettings ReadCommand(MetadataReader item, string include, string folder)
    {
        var text = item.Scalar(MetadataName.Command);
        var words = text is null ? [] : WordSplitter.Split(text, backslashEscapes: !System.OperatingSystem.IsWindows());
        if (text is null)
        {
            Report(Catalog.MissingMetadata, include, ProjectKind.Command, MetadataName.Command, "the command line that makes the library.");
        }
        else if (words is null || words.Count == 0)
        {
            Report(Catalog.InvalidMetadata, include, MetadataName.Command, text, "a quotation mark is not closed, or there is no program.");
        }

        var inputs = item.List(MetadataName.Inputs);
        if (inputs.Count == 0)
        {
            Report(Catalog.MissingMetadata, include, ProjectKind.Command, MetadataName.Inputs,
                "patterns of the files that the library is made of, such as \"src/**/*.c;Makefile\". Without them nobody can tell when to run the command again.");
        }

        var output = item.Scalar(MetadataName.OutputFile);
        if (output is null && text?.Contains("{output}", StringComparison.Ordinal) != true)
        {
            Report(Catalog.MissingMetadata, include, ProjectKind.Command, MetadataName.OutputFile,
                "the library that the command makes, relative to the folder; or let the command write to {output}.");
        }

        var directory = item.Scalar(MetadataName.WorkingDirectory) is { } written ? Absolute(folder, written) : folder;
        if (!directory.Contains('{') && !Directory.Exists(directory))
        {
            Report(Catalog.InvalidMetadata, include, MetadataName.WorkingDirectory, directory, "there is no such folder.");
        }

        return new CommandSettings(words ?? [], inputs, output, directory);
    }

    /// <summary>A sibling with a similar name, as a hint for a misspelt path.</summary>
    private static string NearestSibling(string path)
    {
        var parent = System.IO.Path.GetDirectoryName(path);
        if (parent is null || !Directory.Exists(parent))
        {
            return "";
        }

        var names = Directory.EnumerateFileSystemEntries(parent).Take(1000).Select(entry => System.IO.Path.GetFileName(entry));
        return NearestWord.Hint(System.IO.Path.GetFileName(path), names);
    }

    /// <summary><c>deps/libx.a</c> and <c>x.lib</c> are files; <c>m</c>, <c>glib-2.0</c> and <c>lua5.4</c> are names for the linker.</summary>
    private static bool IsPath(string library) => library.Contains('/') || library.Contains('\\')
        || System.IO.Path.GetExtension(library) is ".a" or ".so" or ".dylib" or ".lib" or ".o" or ".obj" || library.Contains(".so.");

    private static string Absolute(string folder, string path) => System.IO.Path.GetFullPath(Slashes(path), folder);

    private static string Slashes(string path) => System.OperatingSystem.IsWindows() ? path : path.Replace('\\', '/');

    private IReadOnlyList<Platform>? Check(IReadOnlyList<Platform>? platforms)
    {
        failed |= platforms is null;
        return platforms;
    }

    private void Report(Diagnostic diagnostic, params object?[] arguments)
    {
        failed = true;
        messages.Report(diagnostic, arguments);
    }
}
