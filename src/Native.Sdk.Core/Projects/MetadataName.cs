namespace Native.Sdk.Projects;

/// <summary>The metadata of a NativeProject, each with the kinds it is for. docs/reference.md is checked against it.</summary>
public static class MetadataName
{
#pragma warning disable CS1591 // The names are their own documentation; docs/reference.md has the meaning of each.
    public const string Kind = "Kind";
    public const string Name = "Name";
    public const string RuntimeIdentifiers = "RuntimeIdentifiers";
    public const string Linkage = "Linkage";
    public const string Environment = "Environment";
    public const string Header = "Header";
    public const string Namespace = "Namespace";
    public const string ClassName = "ClassName";
    public const string Friendly = "Friendly";
    public const string RawOnly = "RawOnly";
    public const string Handles = "Handles";
    public const string Sources = "Sources";
    public const string ExcludeSources = "ExcludeSources";
    public const string IncludeDirectories = "IncludeDirectories";
    public const string Defines = "Defines";
    public const string CompileOptions = "CompileOptions";
    public const string LinkOptions = "LinkOptions";
    public const string Libraries = "Libraries";
    public const string CStandard = "CStandard";
    public const string CppStandard = "CppStandard";
    public const string Exports = "Exports";
    public const string Package = "Package";
    public const string Profile = "Profile";
    public const string Features = "Features";
    public const string DefaultFeatures = "DefaultFeatures";
    public const string CargoOptions = "CargoOptions";
    public const string CMakeTarget = "CMakeTarget";
    public const string CMakeOptions = "CMakeOptions";
    public const string Command = "Command";
    public const string Inputs = "Inputs";
    public const string OutputFile = "OutputFile";
    public const string WorkingDirectory = "WorkingDirectory";
#pragma warning restore CS1591

    /// <summary>A list of objects rather than a dictionary of enumeration values, the code of which would be compiled in every build.</summary>
    private static readonly Row[] Rows =
    [
        new(Kind, ProjectKind.All),
        new(Name, ProjectKind.All),
        new(RuntimeIdentifiers, ProjectKind.All),
        new(Linkage, ProjectKind.All),
        new(Environment, ProjectKind.All),
        new(Header, ProjectKind.All),
        new(Namespace, ProjectKind.All),
        new(ClassName, ProjectKind.All),
        new(Friendly, ProjectKind.All),
        new(RawOnly, ProjectKind.All),
        new(Handles, ProjectKind.All),
        new(IncludeDirectories, ProjectKind.All),
        new(Defines, ProjectKind.All),
        new(Sources, ProjectKind.C),
        new(ExcludeSources, ProjectKind.C),
        new(CompileOptions, ProjectKind.C),
        new(LinkOptions, ProjectKind.C),
        new(Libraries, ProjectKind.C),
        new(CStandard, ProjectKind.C),
        new(CppStandard, ProjectKind.C),
        new(Exports, ProjectKind.C),
        new(Package, ProjectKind.Cargo),
        new(Profile, ProjectKind.Cargo),
        new(Features, ProjectKind.Cargo),
        new(DefaultFeatures, ProjectKind.Cargo),
        new(CargoOptions, ProjectKind.Cargo),
        new(CMakeTarget, ProjectKind.CMake),
        new(CMakeOptions, ProjectKind.CMake),
        new(Command, ProjectKind.Command),
        new(Inputs, ProjectKind.Command),
        new(OutputFile, ProjectKind.Command),
        new(WorkingDirectory, ProjectKind.Command),
    ];

    /// <summary>Every name, in the order of the reference, with the kinds that have it.</summary>
    public static IReadOnlyDictionary<string, ProjectKind> All => Rows.ToDictionary(row => row.Name, row => row.Kinds, StringComparer.OrdinalIgnoreCase);

    /// <summary>The kinds that have a name, however it is cased; null: there is no such name.</summary>
    public static ProjectKind? KindsOf(string name)
    {
        foreach (var row in Rows)
        {
            if (row.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return row.Kinds;
            }
        }

        return null;
    }

    private sealed class Row(string name, ProjectKind kinds)
    {
        public string Name { get; } = name;

        public ProjectKind Kinds { get; } = kinds;
    }
}
