using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Native.Sdk.Execution;

/// <summary>
/// A child process on Linux, started by posix_spawn(3) and read on the thread that waits for it. .NET's own class takes
/// four times the processor time for each process, most of it in threads and tasks that hand each other its output; a
/// build that starts a thousand compilers notices.
/// </summary>
/// <remarks>
/// .NET's class waits for its own children only (it looks at who ended before it takes the result), so both can be used in
/// one process.
/// </remarks>
internal sealed class SpawnedProcess : IDisposable
{
    /// <summary>How often it is looked whether the process has ended while its pipes are open.</summary>
    private const int PollMilliseconds = 100;

    private const int ReadSize = 16 * 1024;

    /// <summary>struct pollfd: descriptor, what to wait for, what came.</summary>
    private const int PollSize = 8;

    private readonly PinnedBuffer memory;
    private readonly int polls;
    private readonly int numbers;
    private readonly int text;
    private readonly MemoryStream?[] said = new MemoryStream?[2];
    private readonly int[] writers = [-1, -1];
    private int pid;
    private bool hasExited;

    private SpawnedProcess(CommandLine command)
    {
        var size = (4 * Libc.StructureSize) + ReadSize + PinnedBuffer.SizeOf(command.Program) + PinnedBuffer.SizeOf(command.WorkingDirectory);
        foreach (var argument in command.Arguments)
        {
            size += PinnedBuffer.SizeOf(argument);
        }

        foreach (var (name, value) in command.Environment)
        {
            size += PinnedBuffer.SizeOf(name) + PinnedBuffer.SizeOf(value);
        }

        memory = new PinnedBuffer(size + 1024);
        polls = memory.Take(2 * PollSize);
        numbers = memory.Take(16);
        text = memory.Take(ReadSize);
        SetPipe(0, -1);
        SetPipe(1, -1);
    }

    /// <summary>See <see cref="ProcessRunner.Run"/>.</summary>
    public static ProcessResult Run(CommandLine command, CancellationToken cancellation)
    {
        using var process = new SpawnedProcess(command);
        process.Start(command);
        using (cancellation.Register(process.Kill))
        {
            process.ReadPipes();
            process.WaitForExit();
        }

        cancellation.ThrowIfCancellationRequested();
        return new ProcessResult(process.ExitCode, Lines(process.said[0]), Lines(process.said[1]));
    }

    public void Dispose()
    {
        Close(0);
        Close(1);
        CloseWriters();
        memory.Dispose();
    }

    /// <summary>As a shell says it: 128 and the signal, if there was one.</summary>
    private int ExitCode => (Status & 0x7f) is var signal and not 0 ? 128 + signal : (Status >> 8) & 0xff;

    private int Status => memory.Int(numbers);

    private void Start(CommandLine command)
    {
        var (actions, attributes, signals) = (Structure(), Structure(), Structure());
        var program = memory.Text(command.Program);
        var folder = memory.Text(command.WorkingDirectory);
        var nothing = memory.Text("/dev/null");
        var (arguments, environment) = (Arguments(command), Environment(command));
        OpenPipe(0);
        OpenPipe(1);
        Libc.InitActions(actions);
        Libc.InitAttributes(attributes);
        Libc.EmptySignals(signals);
        Libc.AddSignal(signals, Libc.BrokenPipe);
        Libc.SetDefaults(attributes, signals);
        Libc.SetFlags(attributes, Libc.SetSignalDefaults);
        Libc.AddChangeFolder(actions, folder);
        Libc.AddOpen(actions, 0, nothing, 0, 0);
        Libc.AddDuplicate(actions, writers[0], 1);
        Libc.AddDuplicate(actions, writers[1], 2);
        var problem = Libc.Spawn(memory.Address(numbers), program, actions, attributes, arguments, environment);
        Libc.DestroyActions(actions);
        Libc.DestroyAttributes(attributes);
        CloseWriters();
        if (problem != 0)
        {
            throw new Win32Exception(problem, $"'{command.Program}' cannot be started in '{command.WorkingDirectory}': {new Win32Exception(problem).Message}");
        }

        pid = memory.Int(numbers);
    }

    private IntPtr Structure() => memory.Address(memory.Take(Libc.StructureSize));

    private IntPtr Arguments(CommandLine command)
    {
        var list = memory.Take((command.Arguments.Count + 2) * IntPtr.Size);
        memory.Set(list, 0, memory.Text(command.Program));
        for (var i = 0; i < command.Arguments.Count; i++)
        {
            memory.Set(list, i + 1, memory.Text(command.Arguments[i]));
        }

        return memory.Address(list);
    }

    private IntPtr Environment(CommandLine command)
    {
        var list = memory.Take((command.Environment.Count + 1) * IntPtr.Size);
        var count = 0;
        foreach (var (name, value) in command.Environment)
        {
            memory.Set(list, count++, memory.Text(name + "=" + value));
        }

        return memory.Address(list);
    }

    private void OpenPipe(int index)
    {
        if (Libc.Pipe(memory.Address(numbers), Libc.CloseOnExec) != 0)
        {
            throw new IOException("no pipe can be opened: " + new Win32Exception(Marshal.GetLastSystemError()).Message);
        }

        SetPipe(index, memory.Int(numbers));
        memory.SetInt(polls + (index * PollSize) + 4, Libc.PollIn);
        writers[index] = memory.Int(numbers + 4);
    }

    private int Pipe(int index) => memory.Int(polls + (index * PollSize));

    private void SetPipe(int index, int descriptor) => memory.SetInt(polls + (index * PollSize), descriptor);

    /// <summary>A descriptor below zero is one that poll(2) leaves out.</summary>
    private void Close(int index)
    {
        if (Pipe(index) >= 0)
        {
            Libc.Close(Pipe(index));
            SetPipe(index, -1);
        }
    }

    private void CloseWriters()
    {
        for (var i = 0; i < writers.Length; i++)
        {
            if (writers[i] >= 0)
            {
                Libc.Close(writers[i]);
                writers[i] = -1;
            }
        }
    }

    /// <summary>Until both are at their end, or the process has long been at its own.</summary>
    private void ReadPipes()
    {
        var end = 0L;
        while ((Pipe(0) >= 0 || Pipe(1) >= 0) && !(end != 0 && Stopwatch.GetElapsedTime(end) > ProcessRunner.Grace))
        {
            if (Libc.Poll(memory.Address(polls), 2, PollMilliseconds) > 0)
            {
                Read(0);
                Read(1);
            }
            else if (end == 0 && HasExited())
            {
                end = Stopwatch.GetTimestamp();
            }
        }
    }

    private void Read(int index)
    {
        if (memory.Short(polls + (index * PollSize) + 6) == 0)
        {
            return;
        }

        var count = (int)Libc.Read(Pipe(index), memory.Address(text), ReadSize);
        if (count <= 0)
        {
            Close(index);
            return;
        }

        (said[index] ??= new MemoryStream()).Write(memory.Bytes(text, count));
    }

    /// <summary>Waits without taking the result, so that the number stays the process's own until the lock is held.</summary>
    private void WaitForExit()
    {
        while (!HasExited())
        {
            Libc.WaitId(Libc.WaitForPid, pid, memory.Address(text), Libc.WaitExited | Libc.WaitLeave);
        }
    }

    private bool HasExited()
    {
        lock (memory)
        {
            if (!hasExited)
            {
                var result = Libc.Wait(pid, memory.Address(numbers), Libc.NoHang);
                hasExited = result == pid;
                if (result < 0)
                {
                    throw new IOException($"nobody knows how process {pid} ended: " + new Win32Exception(Marshal.GetLastSystemError()).Message);
                }
            }

            return hasExited;
        }
    }

    /// <summary>Called from another thread. As long as nobody has taken its result, the number is the process's own.</summary>
    private void Kill()
    {
        lock (memory)
        {
            if (hasExited)
            {
                return;
            }

            try
            {
                using var process = Process.GetProcessById(pid);
                process.Kill(entireProcessTree: true);
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception or AggregateException)
            {
                // It, or one of its children, ended in the meantime.
            }
        }
    }

    private static List<string> Lines(MemoryStream? bytes)
    {
        var lines = new List<string>();
        if (bytes is not null)
        {
            using var reader = new StringReader(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
            while (reader.ReadLine() is { } line)
            {
                lines.Add(line);
            }
        }

        return lines;
    }
}
