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

    /// <summary>Every name, in the order of the reference, with the kinds that have it.</summary>
    public static IReadOnlyDictionary<string, ProjectKind> All { get; } = new Dictionary<string, ProjectKind>(StringComparer.OrdinalIgnoreCase)
    {
        [Kind] = ProjectKind.All,
        [Name] = ProjectKind.All,
        [RuntimeIdentifiers] = ProjectKind.All,
        [Linkage] = ProjectKind.All,
        [Environment] = ProjectKind.All,
        [Header] = ProjectKind.All,
        [Namespace] = ProjectKind.All,
        [ClassName] = ProjectKind.All,
        [Friendly] = ProjectKind.All,
        [RawOnly] = ProjectKind.All,
        [Handles] = ProjectKind.All,
        [IncludeDirectories] = ProjectKind.All,
        [Defines] = ProjectKind.All,
        [Sources] = ProjectKind.C,
        [ExcludeSources] = ProjectKind.C,
        [CompileOptions] = ProjectKind.C,
        [LinkOptions] = ProjectKind.C,
        [Libraries] = ProjectKind.C,
        [CStandard] = ProjectKind.C,
        [CppStandard] = ProjectKind.C,
        [Exports] = ProjectKind.C,
        [Package] = ProjectKind.Cargo,
        [Profile] = ProjectKind.Cargo,
        [Features] = ProjectKind.Cargo,
        [DefaultFeatures] = ProjectKind.Cargo,
        [CargoOptions] = ProjectKind.Cargo,
        [CMakeTarget] = ProjectKind.CMake,
        [CMakeOptions] = ProjectKind.CMake,
        [Command] = ProjectKind.Command,
        [Inputs] = ProjectKind.Command,
        [OutputFile] = ProjectKind.Command,
        [WorkingDirectory] = ProjectKind.Command,
    };
}
