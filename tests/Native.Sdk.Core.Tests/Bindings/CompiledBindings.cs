using System.Reflection;
using System.Runtime.Loader;
using Native.Sdk.Bindings;
using Native.Sdk.Core.Tests.Headers;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Bindings;

/// <summary>
/// The bindings of all real headers, compiled once, for each framework that users have: those of seven platforms merged
/// (with the friendly layer), those of linux-x64 alone, and those of damaged headers.
/// </summary>
public sealed class CompiledBindings : IDisposable
{
    private readonly Lazy<Assembly> assembly;
    private readonly TestFolder folder = new();

    public CompiledBindings() => assembly = new Lazy<Assembly>(Compile);

    internal RealHeaderTexts Texts { get; } = new();

    /// <summary>Requests of linux-x64 alone, by the header's name.</summary>
    internal Dictionary<string, BindingRequest> Single { get; } = new(StringComparer.Ordinal);

    /// <summary>For net10.0; all frameworks have been compiled without a warning.</summary>
    public Assembly Assembly => assembly.Value;

    /// <summary>What is compiled, with the names of the frameworks.</summary>
    public string Log { get; private set; } = "";

    public void Dispose()
    {
        Texts.Dispose();
        folder.Dispose();
    }

    private Assembly Compile()
    {
        folder.Write("Directory.Build.props", "<Project />");
        folder.Write("Directory.Build.targets", "<Project />");
        folder.Write("Directory.Packages.props", "<Project />");
        folder.Write("all.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;net8.0;netstandard2.0</TargetFrameworks>
                <LangVersion>latest</LangVersion>
                <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <RunAnalyzers>false</RunAnalyzers>
                <DebugType>none</DebugType>
                <ProduceReferenceAssembly>false</ProduceReferenceAssembly>
              </PropertyGroup>
              <ItemGroup>
                <Compile Remove="Single/**" Condition="'$(TargetFramework)' != 'net10.0'" />
              </ItemGroup>
            </Project>
            """);
        foreach (var header in RealHeader.All)
        {
            var merged = Texts.Request(header, "Merged", RealHeaderTexts.RidsOf(header));
            Add("Merged", merged with { Settings = merged.Settings with { Friendly = true } });
            Single.Add(header.Name, Texts.Request(header, "Single", "linux-x64"));
            Add("Single", Single[header.Name]);
        }

        folder.Write("Merged/shapes.g.cs", File.ReadAllText(Path.Combine(Repository.Root, "tests/Native.Sdk.Core.Tests/Bindings/Golden/shapes.g.cs")));
        var random = new Random(20_261_129);
        for (var i = 0; i < 150; i++)
        {
            var request = Generation.Request(("linux-x64", HeaderMutations.Mutate(HeaderMutations.Specimen, random)), ("win-x86", HeaderMutations.Mutate(HeaderMutations.Specimen, random)));
            Add("Damaged", request with { Settings = request.Settings with { Namespace = $"Damaged{i}" } });
        }

        Log = Shell.Run(folder.Path, "dotnet", "build", "-v:m", "-tl:off", "-nodeReuse:false", "-p:UseSharedCompilation=false");
        return new AssemblyLoadContext("bindings", isCollectible: true).LoadFromStream(new MemoryStream(File.ReadAllBytes(folder["bin/Debug/net10.0/all.dll"])));
    }

    private void Add(string place, BindingRequest request)
    {
        if (BindingGenerator.Generate(request, new MessageRecorder()) is not { } bindings)
        {
            return;
        }

        foreach (var file in bindings.Files)
        {
            folder.Write($"{place}/{request.Settings.Namespace}/{file.Name}", file.Text);
        }

        // Public members are warned about more.
        folder.Write($"{place}/{request.Settings.Namespace}/public.cs", $"namespace {request.Settings.Namespace};\npublic static unsafe partial class {request.Settings.ClassName};\n");
    }
}
