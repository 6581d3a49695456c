using Native.Sdk.Binaries;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;

namespace Native.Sdk.Packaging;

/// <summary>Finds a library that was built elsewhere, <c>&lt;NativePrebuiltPath&gt;/&lt;rid&gt;/…/&lt;file&gt;</c>.</summary>
internal static class PrebuiltLibrary
{
    /// <summary>What was found.</summary>
    public enum Result
    {
        /// <summary>Nothing: it is to be built.</summary>
        None,

        /// <summary>The library.</summary>
        Found,

        /// <summary>Something that cannot be used, which has been reported.</summary>
        Unusable,
    }

    /// <summary>
    /// Looks in the platform's folder and below: what collects files from other machines often keeps their folders.
    /// </summary>
    /// <param name="root">NativePrebuiltPath, absolute.</param>
    /// <param name="platform">Which platform's.</param>
    /// <param name="fileName">Of the library.</param>
    /// <param name="messages">Where to speak.</param>
    /// <param name="path">The absolute path of what was found.</param>
    public static Result Find(string root, Platform platform, string fileName, IMessageSink messages, out string? path)
    {
        path = null;
        var folder = Path.Combine(root, platform.Rid);
        if (!Directory.Exists(folder))
        {
            return Result.None;
        }

        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)];
        if (files.Length == 0)
        {
            messages.Report(Catalog.EmptyPrebuiltFolder, folder, platform, fileName);
            return Result.Unusable;
        }

        // Upper and lower case are one file on Windows and macOS, and which of two was meant cannot be told.
        string[] candidates = [.. files.Where(file => Path.GetFileName(file).Equals(fileName, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        switch (candidates)
        {
            case []:
                return Result.None;
            case [var only]:
                path = only;
                return Check(only, platform, messages) ? Result.Found : Result.Unusable;
            default:
                messages.Report(Catalog.SeveralPrebuilt, fileName, platform, string.Join(", ", candidates));
                return Result.Unusable;
        }
    }

    private static bool Check(string path, Platform platform, IMessageSink messages)
    {
        if (!SharedLibrary.TryRead(File.ReadAllBytes(path), out var library, out var problem))
        {
            messages.Report(Catalog.UnreadablePrebuilt, path, platform, problem);
            return true;
        }

        if (!platform.Takes(library))
        {
            messages.Report(Catalog.PrebuiltOfOtherPlatform, path, platform, $"it is {library.Format} for {string.Join(", ", library.Cpus)}");
            return false;
        }

        return true;
    }
}
