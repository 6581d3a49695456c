using System.Runtime.InteropServices;

namespace Native.Sdk.Execution;

/// <summary>
/// What <see cref="SpawnedProcess"/> and <see cref="LinuxFile"/> need of the C library; Linux only. Numbers and addresses alone, so that no code has
/// to be made at run time for a call.
/// </summary>
internal static class Libc
{
    /// <summary>fcntl.h, Linux on every CPU that .NET runs on.</summary>
    internal const int CloseOnExec = 0x80000;

    /// <summary>spawn.h.</summary>
    internal const short SetSignalDefaults = 4;

    /// <summary>poll.h: there is something to read.</summary>
    internal const short PollIn = 1;

    /// <summary>sys/wait.h: do not wait.</summary>
    internal const int NoHang = 1;

    /// <summary>sys/wait.h: for one process, until it ends, leaving its result to be taken.</summary>
    internal const int WaitForPid = 1;
    internal const int WaitExited = 4;
    internal const int WaitLeave = 0x0100_0000;

    /// <summary>signal.h: .NET ignores it, and a program that is started would inherit that.</summary>
    internal const int BrokenPipe = 13;

    /// <summary>More than any C library's structures for a spawn or a set of signals take (glibc: 336, 80, 128; musl: 336, 80, 128).</summary>
    internal const int StructureSize = 512;

    /// <summary>fcntl.h: relative paths begin here.</summary>
    internal const int CurrentFolder = -100;

    /// <summary>linux/stat.h: what stat(2) would say.</summary>
    internal const int BasicStats = 0x7ff;

    /// <summary>errno.h.</summary>
    internal const int NoEntry = 2;
    internal const int NotAFolder = 20;

    /// <summary>Whether processes can be spawned in a folder: glibc 2.29, musl 1.1.24.</summary>
    internal static bool HasSpawn { get; } = Has("posix_spawn_file_actions_addchdir_np");

    /// <summary>Whether files can be looked at: glibc 2.28, musl 1.2.</summary>
    internal static bool HasStatx { get; } = Has("statx");

    [DllImport("libc", EntryPoint = "posix_spawn")]
    internal static extern int Spawn(IntPtr pid, IntPtr path, IntPtr actions, IntPtr attributes, IntPtr arguments, IntPtr environment);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    internal static extern int InitActions(IntPtr actions);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    internal static extern int DestroyActions(IntPtr actions);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np")]
    internal static extern int AddChangeFolder(IntPtr actions, IntPtr path);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_addopen")]
    internal static extern int AddOpen(IntPtr actions, int descriptor, IntPtr path, int flags, int mode);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    internal static extern int AddDuplicate(IntPtr actions, int from, int to);

    [DllImport("libc", EntryPoint = "posix_spawnattr_init")]
    internal static extern int InitAttributes(IntPtr attributes);

    [DllImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    internal static extern int DestroyAttributes(IntPtr attributes);

    [DllImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    internal static extern int SetFlags(IntPtr attributes, short flags);

    [DllImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    internal static extern int SetDefaults(IntPtr attributes, IntPtr signals);

    [DllImport("libc", EntryPoint = "sigemptyset")]
    internal static extern int EmptySignals(IntPtr signals);

    [DllImport("libc", EntryPoint = "sigaddset")]
    internal static extern int AddSignal(IntPtr signals, int signal);

    [DllImport("libc", EntryPoint = "pipe2")]
    internal static extern int Pipe(IntPtr descriptors, int flags);

    [DllImport("libc", EntryPoint = "close")]
    internal static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "read")]
    internal static extern IntPtr Read(int descriptor, IntPtr buffer, IntPtr count);

    [DllImport("libc", EntryPoint = "poll")]
    internal static extern int Poll(IntPtr descriptors, UIntPtr count, int milliseconds);

    [DllImport("libc", EntryPoint = "waitpid")]
    internal static extern int Wait(int pid, IntPtr status, int options);

    [DllImport("libc", EntryPoint = "waitid")]
    internal static extern int WaitId(int kind, int id, IntPtr information, int options);

    [DllImport("libc", EntryPoint = "statx")]
    internal static extern int Statx(int folder, IntPtr path, int flags, int mask, IntPtr result);

    private static bool Has(string function) => OperatingSystem.IsLinux()
        && System.Runtime.InteropServices.NativeLibrary.TryLoad("libc", typeof(Libc).Assembly, null, out var library)
        && System.Runtime.InteropServices.NativeLibrary.TryGetExport(library, function, out _);
}
