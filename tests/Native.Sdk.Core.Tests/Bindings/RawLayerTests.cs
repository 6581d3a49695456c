using Native.Sdk.Bindings;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Bindings;

/// <summary>One header with every shape, against the C# that somebody has read and found right.</summary>
/// <remarks>Where the C# is meant to change: <c>NATIVE_SDK_TEST_ACCEPT=1</c> writes it anew, and the diff is reviewed.</remarks>
public sealed class RawLayerTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Native.Sdk.Core.Tests", "Bindings", "Golden");

    [Fact]
    public void HeaderWithEveryShapeBecomesTheAcceptedCSharp()
    {
        var (bindings, messages) = Generate();

        Compare("shapes.g.cs", Assert.Single(bindings.Files).Text);
        Compare("shapes.win-x64.proof.c", bindings.Proofs["win-x64"].Text);
        Compare("shapes.messages.txt", string.Concat(messages.All.Select(message => $"{message.Code} {message.Location?.Line}: {message.Text}\n")));
    }

    [Fact]
    public void SameRequestGivesTheSameText()
    {
        var (first, _) = Generate();
        var (second, _) = Generate();

        Assert.Equal(first.Files, second.Files);
        Assert.Equal(first.Proofs, second.Proofs);
    }

    private static (GeneratedBindings Bindings, MessageRecorder Messages) Generate()
    {
        var header = File.ReadAllText(Path.Combine(Folder, "shapes.h"));
        var unix = header.Replace("SIZE_TYPE", "long", StringComparison.Ordinal).Replace("INT64", "long", StringComparison.Ordinal).Replace("SOCKET", "int", StringComparison.Ordinal)
            + "struct shape_os { int fd; void *data; short kind; };\nenum shape_os_error { SHAPE_AGAIN = -11, SHAPE_SAME = 1 };\n#define SHAPE_SEPARATOR \"/\"\nint shape_fork(struct shape_os *);\n";
        var windows = header.Replace("SIZE_TYPE", "long long", StringComparison.Ordinal).Replace("INT64", "long long", StringComparison.Ordinal).Replace("SOCKET", "unsigned long long", StringComparison.Ordinal).Replace("typedef int wchar_t", "typedef unsigned short wchar_t", StringComparison.Ordinal)
            + "struct shape_os { void *handle; void *data; short kind; };\nenum shape_os_error { SHAPE_AGAIN = -4088, SHAPE_SAME = 1 };\n#define SHAPE_SEPARATOR \"\\\\\"\n";
        var messages = new MessageRecorder();
        var request = Generation.Request(("linux-x64", unix), ("win-x64", windows), ("osx-arm64", unix.Replace("-11", "-35", StringComparison.Ordinal)), ("linux-arm", unix.Replace("long size_t", "int size_t", StringComparison.Ordinal).Replace("long int64_t", "long long int64_t", StringComparison.Ordinal)));
        return (BindingGenerator.Generate(request with { Headers = [request.Headers[0] with { Path = "/w/include/shapes.h" }] }, messages)!, messages);
    }

    private static void Compare(string name, string actual)
    {
        var path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
