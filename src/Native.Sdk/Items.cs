using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;

namespace Native.Sdk.Tasks;

/// <summary>From MSBuild's items to Core's records.</summary>
internal static class Items
{
    /// <summary>What the user wrote in a NativeProject, without MSBuild's own metadata.</summary>
    public static NativeProjectDeclaration ToDeclaration(ITaskItem item)
    {
        var metadata = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in item.CloneCustomMetadata().Keys)
        {
            // The escaped form tells a ';' that separates from one that belongs to a value (%3B).
            var escaped = item is ITaskItem2 escapable ? escapable.GetMetadataValueEscaped(name) : item.GetMetadata(name);
            var parts = new List<string>();
            foreach (var part in escaped.Split(';'))
            {
                if (Unescape(part).Trim() is { Length: > 0 } text)
                {
                    parts.Add(text);
                }
            }

            if (parts.Count > 0)
            {
                metadata[name] = parts;
            }
        }

        return new NativeProjectDeclaration(item.ItemSpec, metadata);
    }

    /// <summary>The SDK's table of platforms with the project's NativePlatform items, or null if they are wrong, which has been reported.</summary>
    public static PlatformTable? ToPlatforms(ITaskItem[] items, IMessageSink messages)
    {
        if (items.Length == 0)
        {
            return PlatformTable.Default;
        }

        return new PlatformReader(messages).Read(items.Select(item => new PlatformDeclaration(item.ItemSpec, item.CloneCustomMetadata().Keys.Cast<string>()
            .Select(name => (Name: name, Value: item.GetMetadata(name).Trim())).Where(pair => pair.Value.Length > 0)
            .ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.OrdinalIgnoreCase))));
    }

    /// <summary>A metadatum, or null if it is empty.</summary>
    public static string? Text(this ITaskItem item, string name) => item.GetMetadata(name) is { Length: > 0 } value ? value : null;

    /// <summary>Absolute paths as items.</summary>
    public static ITaskItem[] FromPaths(IReadOnlyList<string> paths)
    {
        var items = new ITaskItem[paths.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new TaskItem(Escape(paths[i]));
        }

        return items;
    }

    /// <summary>A path as an item or metadatum can hold it, however it is named.</summary>
    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny("%*?@$();'") < 0)
        {
            return text;
        }

        return string.Concat(text.Select(c => "%*?@$();'".Contains(c) ? $"%{(int)c:X2}" : c.ToString()));
    }

    /// <summary>MSBuild's <c>%XX</c>.</summary>
    private static string Unescape(string text) => text.Contains('%')
        ? System.Text.RegularExpressions.Regex.Replace(text, "%([0-9A-Fa-f]{2})", match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString())
        : text;
}
