using System.Runtime.InteropServices;
using System.Text;

namespace Native.Sdk.Execution;

/// <summary>
/// Looks at a file by one system call, statx(2). .NET's <see cref="FileInfo"/> takes two and several objects; a build in
/// which nothing changed does little else than look at files.
/// </summary>
internal static class LinuxFile
{
    /// <summary>linux/stat.h, struct statx: the places of stx_mode, stx_size and stx_mtime, the same on every CPU.</summary>
    private const int Mode = 28;
    private const int Size = 40;
    private const int Seconds = 112;
    private const int Nanoseconds = 120;

    private const int StructureSize = 256;
    private const int FolderType = 0x4000;
    private const int TypeMask = 0xf000;

    /// <summary>Longest path that is looked at here, bytes (limits.h: PATH_MAX).</summary>
    private const int MaxPath = 4096;

    /// <summary>The structure, and behind it the path; the garbage collector does not move it.</summary>
    [ThreadStatic]
    private static byte[]? scratch;

    /// <summary>Whether it could be looked at; if not, .NET's own means have to say why.</summary>
    public static bool TryRead(string path, out FileStamp stamp)
    {
        stamp = default;
        if (!Libc.HasStatx || path.Length > MaxPath / 3 || path.Contains('\0'))
        {
            return false;
        }

        var memory = scratch ??= GC.AllocateUninitializedArray<byte>(StructureSize + MaxPath + 1, pinned: true);
        memory[StructureSize + Encoding.UTF8.GetBytes(path, 0, path.Length, memory, StructureSize)] = 0;
        var address = Marshal.UnsafeAddrOfPinnedArrayElement((Array)memory, 0);
        if (Libc.Statx(Libc.CurrentFolder, address + StructureSize, 0, Libc.BasicStats, address) != 0)
        {
            return Marshal.GetLastSystemError() is Libc.NoEntry or Libc.NotAFolder;
        }

        if ((BitConverter.ToUInt16(memory, Mode) & TypeMask) != FolderType)
        {
            var time = DateTime.UnixEpoch.Ticks + (BitConverter.ToInt64(memory, Seconds) * TimeSpan.TicksPerSecond) + (BitConverter.ToUInt32(memory, Nanoseconds) / TimeSpan.NanosecondsPerTick);
            stamp = new FileStamp(true, BitConverter.ToInt64(memory, Size), time);
        }

        return true;
    }
}
