namespace Native.Sdk.Execution;

/// <summary>Files that are either the old or the new one, never half of it.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Puts a finished temporary file in its place, unless the same content is there already: then the old one stays,
    /// with its time. A library that is loaded somewhere keeps its old bytes (Unix: the old inode lives on; Windows: it is moved aside).
    /// </summary>
    /// <returns>Whether the content changed.</returns>
    public static bool Replace(string temporary, string target)
    {
        if (IsSame(temporary, target))
        {
            File.Delete(temporary);
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        try
        {
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception exception) when (OperatingSystem.IsWindows() && exception is IOException or UnauthorizedAccessException && File.Exists(target))
        {
            // A loaded DLL cannot be overwritten, but it can be renamed.
            File.Move(target, target + "." + Guid.NewGuid().ToString("N")[..8] + ".old");
            File.Move(temporary, target);
        }

        return true;
    }

    /// <summary>Writes a text, unless it is there already.</summary>
    /// <returns>Whether the content changed.</returns>
    public static bool WriteText(string temporary, string target, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(temporary)!);
        File.WriteAllText(temporary, text);
        return Replace(temporary, target);
    }

    private static bool IsSame(string a, string b)
    {
        var (first, second) = (FileStamp.Read(a), FileStamp.Read(b));
        return second.Exists && first.Size == second.Size && ContentHash.OfFile(a) == ContentHash.OfFile(b);
    }
}
