using Native.Sdk.Bindings;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.Bindings;

/// <summary>Finds out which bindings a project has, from what it declares alone: never from what is built at the moment.</summary>
/// <param name="request">The declared platforms, and where things lie.</param>
/// <param name="messages">Takes what is wrong.</param>
internal sealed class BindingUnits(NativeBuildRequest request, IMessageSink messages)
{
    private readonly List<BindingUnit> units = [];
    private bool failed;

    /// <summary>The bindings, in the order of the items; null if something is wrong, which has been reported.</summary>
    public IReadOnlyList<BindingUnit>? Read(IReadOnlyList<NativeProject> projects)
    {
        if (request.BindingPlatforms is not { } declared)
        {
            return [];
        }

        var platforms = new List<Platform> { request.Settings.Host };
        foreach (var platform in declared.OrderBy(platform => platform.Rid, StringComparer.Ordinal))
        {
            if (!platforms.Contains(platform))
            {
                platforms.Add(platform);
            }
        }

        foreach (var project in projects)
        {
            if (project.Bindings is not null)
            {
                Add(project, platforms);
            }
        }

        return failed ? null : units;
    }

    private void Add(NativeProject project, List<Platform> platforms)
    {
        var own = new List<BindingPlatform>();
        foreach (var platform in platforms)
        {
            if (project.IsFor(platform))
            {
                if (ToolchainFactory.KnownName(project, platform, request) is not { } name)
                {
                    Report(Catalog.LibraryNameVaries, project.Include, "is not known before cargo is asked");
                    return;
                }

                own.Add(new BindingPlatform(platform, project, name));
            }
        }

        if (own.Count == 0)
        {
            return;
        }

        if (own.FirstOrDefault(one => one.Name != own[0].Name) is { } other)
        {
            Report(Catalog.LibraryNameVaries, project.Include, $"is '{own[0].Name}' for {own[0].Platform} and '{other.Name}' for {other.Platform}");
            return;
        }

        var unit = Create(project, own);
        var index = units.FindIndex(known => known.FullName == unit.FullName);
        if (index < 0)
        {
            units.Add(unit);
        }
        else if (Difference(units[index], unit) is { } difference)
        {
            Report(Catalog.DuplicateBindings, units[index].Project.Include, project.Include, unit.FullName, difference);
        }
        else
        {
            units[index] = Join(units[index], unit, platforms);
        }
    }

    private BindingUnit Create(NativeProject project, IReadOnlyList<BindingPlatform> platforms)
    {
        var options = project.Bindings!;
        var settings = new BindingSettings
        {
            Library = platforms[0].Name,
            Namespace = options.Namespace ?? CSharpIdentifier.ToNamespace(request.RootNamespace ?? ""),
            ClassName = options.ClassName ?? CSharpIdentifier.ToPascalCase(platforms[0].Name) + "Native",
            Friendly = options.FriendlyHeaders is not { Count: 0 },
            RawOnly = options.RawOnly,
            Handles = options.Handles,
        };
        var fullName = settings.Namespace.Length == 0 ? settings.ClassName : settings.Namespace + "." + settings.ClassName;
        var folder = BindingUnit.FolderOf(request.Directory, fullName);
        string[] headers = options.GeneratedHeader is { } generated ? [Path.Combine(folder, generated), .. project.Headers] : [.. project.Headers];
        var files = new List<string>(headers.Length);
        foreach (var header in headers)
        {
            var stem = Path.Combine(folder, Path.GetFileNameWithoutExtension(header));
            var file = stem + ".g.cs";
            for (var number = 2; files.Contains(file); number++)
            {
                file = $"{stem}.{number}.g.cs";
            }

            files.Add(file);
        }

        return new BindingUnit { Project = project, Settings = settings, Folder = folder, Headers = headers, Files = files, Platforms = platforms };
    }

    /// <summary>In what two items differ that have the same class, or null.</summary>
    private static string? Difference(BindingUnit a, BindingUnit b)
    {
        var (x, y) = (a.Project.Bindings!, b.Project.Bindings!);
        return a.Project.Folder != b.Project.Folder || !a.Headers.SequenceEqual(b.Headers, StringComparer.Ordinal) ? "of different headers"
            : a.Settings.Library != b.Settings.Library ? "of different libraries"
            : !(x.FriendlyHeaders ?? ["*"]).SequenceEqual(y.FriendlyHeaders ?? ["*"]) || !x.RawOnly.SequenceEqual(y.RawOnly)
                || !x.Handles.Select(Text).SequenceEqual(y.Handles.Select(Text)) ? "with different metadata"
            : null;

        static string Text(HandleDeclaration handle) => $"{handle.Type}={string.Join(',', handle.Constructors)}/{handle.Free}";
    }

    private static BindingUnit Join(BindingUnit a, BindingUnit b, List<Platform> order) => new()
    {
        Project = a.Project,
        Settings = a.Settings,
        Folder = a.Folder,
        Headers = a.Headers,
        Files = a.Files,
        Platforms = [.. a.Platforms.Concat(b.Platforms.Where(one => a.Platforms.All(known => known.Platform != one.Platform))).OrderBy(one => order.IndexOf(one.Platform))],
    };

    private void Report(Diagnostic diagnostic, params object?[] arguments)
    {
        failed = true;
        messages.Report(diagnostic, arguments);
    }
}
