using Native.Sdk.Bindings;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Headers;
using Native.Sdk.Platforms;

namespace Native.Sdk.Core.Tests.Bindings.Friendly;

/// <summary>The friendly members of small headers, which are their own preprocessed text.</summary>
internal static class FriendlyText
{
    /// <summary>What most tests need: numbers, an object, an error.</summary>
    public const string Prelude =
        """
        typedef unsigned char uint8_t; typedef int int32_t; typedef unsigned int uint32_t; typedef long int64_t; typedef unsigned long size_t;
        typedef struct x_box x_box_t; void x_box_free(x_box_t *box);
        typedef struct x_error { int32_t code; char *message; } x_error_t; void x_error_free(x_error_t *error);
        typedef struct x_point { int32_t x, y; } x_point_t;

        """;

    public static BindingSettings Settings { get; } = new() { Library = "x", Namespace = "N", ClassName = "XNative" };

    /// <summary>C# of a text on linux-x64.</summary>
    public static string Of(string text, MessageRecorder messages, BindingSettings? settings = null) =>
        BindingGenerator.Generate(new BindingRequest
        {
            Settings = settings ?? Settings,
            Folder = "/w",
            Headers = [new BindingHeader("/w/x.h", [new HeaderText(PlatformTable.Default.Find("linux-x64")!, CDataModel.LinuxX64, text)])],
        }, messages)?.Files[0].Text ?? "";

    /// <summary>Signatures of the friendly members, constructors included: <c>Box.Open: public static Box Open(string path)</c>.</summary>
    public static IReadOnlyList<string> Members(string text, BindingSettings? settings = null)
    {
        var messages = new MessageRecorder();
        var lines = Of(text, messages, settings).Split('\n').SkipWhile(line => line != "    }").ToArray();
        Assert.Empty(messages.Errors);
        var members = new List<string>();
        var owner = "";
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (lines[i].StartsWith("    ", StringComparison.Ordinal) && lines[i].Contains(" class ", StringComparison.Ordinal) && lines[i][4] != ' ')
            {
                owner = line[(line.IndexOf("class ", StringComparison.Ordinal) + 6)..].Split(' ')[0];
            }
            else if (lines[i].StartsWith("        public ", StringComparison.Ordinal) && line.EndsWith(')') && !line.Contains("code, string message", StringComparison.Ordinal) && lines[i - 1] != "#else")
            {
                members.Add($"{owner}: {line["public ".Length..].Replace("global::System.", "", StringComparison.Ordinal)}");
            }
        }

        return members;
    }

    /// <summary>Why functions stayed raw: <c>x_each: 'callback' is a function pointer</c>.</summary>
    public static IReadOnlyList<string> Reasons(string text, string code = "NSDK5030", BindingSettings? settings = null)
    {
        var messages = new MessageRecorder();
        Of(text, messages, settings);
        return [.. messages.All.Where(message => message.Code == code).Select(message => message.Text)];
    }
}
