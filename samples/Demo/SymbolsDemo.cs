using System.Diagnostics;
using Symbols;

/// <summary>The functions of a library of this machine: by address, and back by name. The answers come from C++.</summary>
internal static class SymbolsDemo
{
    private const int Shown = 6;
    private const int LongestName = 100;

    public static void Run(string elfFile)
    {
        elfFile = File.ResolveLinkTarget(elfFile, returnFinalTarget: true)?.FullName ?? elfFile;
        var clock = Stopwatch.StartNew();
        using var table = SymbolTable.Open(elfFile);
        Console.WriteLine(
            $"{elfFile}: {new FileInfo(elfFile).Length / 1024:N0} KB, {table.Bits}-bit, {table.Count:N0} functions; "
            + $"read in {clock.Elapsed.TotalMilliseconds:N1} ms");

        // Some functions at equal distances: an address inside of each, as a profiler or a crash report would have it.
        var shown = Math.Min(Shown, table.Count);
        for (var i = 0; i < shown; i++)
        {
            var address = Inside(table[(int)((i + 0.5) * table.Count / shown)]);
            Console.WriteLine($"    0x{address,-8:x} -> {Short(Answer(table, address).ToString())}");
        }

        // And all of them, there and back.
        clock.Restart();
        foreach (var function in table)
        {
            var answer = Answer(table, Inside(function));
            if (table.Find(answer.MangledName) is null)
            {
                throw new InvalidDataException($"{answer.MangledName} was found by its address, but not by its name.");
            }
        }

        Console.WriteLine($"    all {table.Count:N0}, by address and back by name: {clock.Elapsed.TotalMilliseconds:N1} ms");
    }

    private static ulong Inside(Symbol function) => function.Address + (function.Size / 2);

    private static Symbol Answer(SymbolTable table, ulong address) =>
        table.Find(address) ?? throw new InvalidDataException($"0x{address:x} is inside of a function, but was not found.");

    private static string Short(string name) => name.Length <= LongestName ? name : $"{name[..(LongestName - 1)]}…";
}
