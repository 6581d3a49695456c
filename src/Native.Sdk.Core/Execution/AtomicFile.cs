using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Native.Sdk.Execution;

/// <summary>Files that are either the old or the new one, never half of it.</summary>
public static class AtomicFile
{
    /// <summary>Bytes that are compared at once.</summary>
    private const int BlockSize = 64 * 1024;

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

    /// <summary>Reads both up to the first difference: a library has its build id in front.</summary>
    private static bool IsSame(string a, string b)
    {
        var (first, second) = (FileStamp.Read(a), FileStamp.Read(b));
        if (!second.Exists || first.Size != second.Size)
        {
            return false;
        }

        using var one = Open(a);
        using var other = Open(b);
        var (left, right) = (ArrayPool<byte>.Shared.Rent(BlockSize), ArrayPool<byte>.Shared.Rent(BlockSize));
        try
        {
            for (long offset = 0; ;)
            {
                var count = RandomAccess.Read(one, left.AsSpan(0, BlockSize), offset);
                var same = RandomAccess.Read(other, right.AsSpan(0, BlockSize), offset);
                if (count != same || !left.AsSpan(0, count).SequenceEqual(right.AsSpan(0, count)))
                {
                    return false;
                }

                if (count == 0)
                {
                    return true;
                }

                offset += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(left);
            ArrayPool<byte>.Shared.Return(right);
        }
    }

    private static SafeFileHandle Open(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
}
