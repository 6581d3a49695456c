using Native.Sdk.Bindings;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Headers;
using Native.Sdk.Platforms;

namespace Native.Sdk.Core.Tests.Bindings;

/// <summary>Bindings of texts, as the build asks for them.</summary>
internal static class Generation
{
    /// <summary>The header that texts without line markers are.</summary>
    public const string Header = "/w/include/api.h";

    public static BindingSettings Settings { get; } = new() { Library = "api", Namespace = "Api", ClassName = "ApiNative", Friendly = false };

    /// <summary>Each text is the header as a platform sees it: <c>("linux-x64", "int f(void);")</c>.</summary>
    public static BindingRequest Request(params (string Rid, string Text)[] texts) => new()
    {
        Settings = Settings,
        Folder = "/w",
        Headers = [new BindingHeader(Header, [.. texts.Select(text => Text(text.Rid, text.Text))])],
    };

    /// <summary>As gcc or zig makes it for a platform.</summary>
    public static HeaderText Text(string rid, string text)
    {
        var platform = PlatformTable.Default.Find(rid)!;
        return new HeaderText(platform, CDataModel.Of(platform.Os, platform.Cpu, isGnu: true)!, text);
    }

    /// <summary>The one file that a text becomes on linux-x64.</summary>
    public static string CSharp(string text) => CSharp(("linux-x64", text));

    /// <inheritdoc cref="CSharp(string)"/>
    public static string CSharp(params (string Rid, string Text)[] texts) =>
        Assert.Single(BindingGenerator.Generate(Request(texts), new MessageRecorder())!.Files).Text;

    /// <summary>What is said about a text on linux-x64: code, line, text.</summary>
    public static IReadOnlyList<string> Messages(params (string Rid, string Text)[] texts)
    {
        var messages = new MessageRecorder();
        BindingGenerator.Generate(Request(texts), messages);
        return [.. messages.All.Where(message => message.Code.Length > 0).Select(message => $"{message.Code} {message.Location?.Line}: {message.Text}")];
    }

    /// <summary>Lines of generated C# that hold a word, without indentation.</summary>
    public static IReadOnlyList<string> Lines(string csharp, string word) =>
        [.. csharp.Split('\n').Select(line => line.Trim()).Where(line => line.Contains(word, StringComparison.Ordinal))];
}
