namespace Native.Sdk.Package.Tests.Support;

/// <summary>A project file, as a user would write it.</summary>
/// <param name="Name">Of the project, its folder and its assembly.</param>
/// <param name="Items">XML of an ItemGroup.</param>
/// <param name="Properties">XML of a PropertyGroup, behind the target framework.</param>
public sealed record Csproj(string Name, string Items = "", string Properties = "")
{
    /// <summary>What a project's Sdk attribute says for Native.Sdk; the sandbox knows the version.</summary>
    public const string NativeSdk = "Native.Sdk/{version}";

    /// <summary>Of the Project element.</summary>
    public string Sdk { get; init; } = NativeSdk;

    /// <summary>One or several.</summary>
    public string Frameworks { get; init; } = "net10.0";

    /// <summary>C#'s version; empty: that of the framework.</summary>
    public string LangVersion { get; init; } = "latest";

    /// <summary>Whether there is a Main.</summary>
    public bool IsApp { get; init; }

    /// <summary>XML before the properties: <c>&lt;Sdk Name=… /&gt;</c>.</summary>
    public string Head { get; init; } = "";

    /// <summary>XML behind the items: targets.</summary>
    public string Tail { get; init; } = "";

    /// <summary>The file's content. Most tests pack for this machine only, which is no fault here.</summary>
    public string ToXml(string version) => $"""
        <Project Sdk="{Sdk}">
          {Head}
          <PropertyGroup>
            <TargetFramework{(Frameworks.Contains(';') ? "s" : "")}>{Frameworks}</TargetFramework{(Frameworks.Contains(';') ? "s" : "")}>
            <OutputType>{(IsApp ? "Exe" : "Library")}</OutputType>
            <LangVersion>{LangVersion}</LangVersion>
            <NativeMuslFallback>accept</NativeMuslFallback>
            {Properties}
          </PropertyGroup>
          <ItemGroup>
            {Items}
          </ItemGroup>
          {Tail}
        </Project>
        """.Replace("{version}", version);
}
