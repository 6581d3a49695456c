using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>The three ways by which Native.Sdk comes into a project, each with what it is combined with.</summary>
public sealed class WaysInTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private const string SdkElement = """<Sdk Name="Native.Sdk" Version="{version}" />""";
    private const string PackageReference = """<PackageReference Include="Native.Sdk" Version="{version}" PrivateAssets="all" />""";

    private static readonly Csproj App = new("App", Answers.Item, "<IsPackable>true</IsPackable>") { IsApp = true };

    private static readonly Dictionary<string, Csproj> Ways = new()
    {
        ["the Sdk attribute alone"] = App,
        ["an Sdk element beside Microsoft.NET.Sdk"] = App with { Sdk = "Microsoft.NET.Sdk", Head = SdkElement },
        ["an Sdk element beside Microsoft.NET.Sdk.Web"] = App with { Sdk = "Microsoft.NET.Sdk.Web", Head = SdkElement },
        ["an Sdk attribute of two"] = App with { Sdk = "Microsoft.NET.Sdk;Native.Sdk/{version}" },
        ["the Sdk attribute with the version in global.json"] = App with { Sdk = "Native.Sdk" },
        ["an Sdk element with the version in global.json"] = App with { Sdk = "Microsoft.NET.Sdk", Head = """<Sdk Name="Native.Sdk" />""" },
        ["a PackageReference"] = App with { Sdk = "Microsoft.NET.Sdk", Items = Answers.Item + PackageReference },
        ["a PackageReference for two target frameworks"] =
            App with { Sdk = "Microsoft.NET.Sdk", Items = Answers.Item + PackageReference, Frameworks = "net10.0;netstandard2.0" },
    };

    public static TheoryData<string> AllWays => new(Ways.Keys);

    [Theory]
    [MemberData(nameof(AllWays))]
    public async Task ProjectBuildsRunsAndPacks(string way)
    {
        var csproj = Ways[way];
        var sandbox = NewSandbox();
        sandbox.Write("global.json", $$"""{ "msbuild-sdks": { "Native.Sdk": "{{sandbox.Version}}" } }""");
        var project = sandbox.Add(csproj).WithAnswer().WithProgram();

        var build = await project.BuildAsync();
        var answer = await project.RunAsync();
        var again = await project.BuildAgainAsync();
        var package = await project.PackAsync();

        Assert.Equal(["compile answer.c", "link libanswers.so", "stage libanswers.so"], build.StepsRun);
        Assert.Equal("42", answer);
        again.DidNothingNative();
        Assert.Contains($"runtimes/{Host.Rid}/native/libanswers.so", package.Files);
        Assert.All(csproj.Frameworks.Split(';'), framework => Assert.Contains($"lib/{framework}/App.dll", package.Files));
        Assert.DoesNotContain("Native.Sdk", package.Nuspec);
    }
}
