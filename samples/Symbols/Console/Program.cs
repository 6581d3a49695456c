using System.Globalization;
using Symbols;

const int Success = 0, NotEveryAddress = 1, BadUsage = 2, BadFile = 3;
const int Examples = 10, LongestName = 90;

const string Usage = """
    Which function lies at an address of an ELF executable or shared library?

    Usage: symbols <elf file> [0xaddress ...]

      symbols libfoo.so                  a summary, and some functions spread over the file
      symbols libfoo.so 0x12f3 0x2a00    the function at each of these addresses

    Addresses are hexadecimal, with or without 0x, and those of the file (as nm prints them), not of a running process.

    Exit code: 0  every question was answered
               1  an address lies in no function
               2  the command line is not as above
               3  the file cannot be read, or is no ELF executable or shared library
    """;

if (args is ["-h" or "--help" or "-?", ..])
{
    Console.WriteLine(Usage);
    return Success;
}
if (args is [] or ["" or ['-', ..], ..])
{
    return Misused(args is [] ? "no file given" : $"unknown option '{args[0]}'");
}

var addresses = new List<ulong>();
foreach (var text in args.Skip(1))
{
    var digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(2) : text;
    if (!ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var address))
    {
        return Misused($"'{text}' is no hexadecimal address of at most 64 bits");
    }
    addresses.Add(address);
}

try
{
    using var table = SymbolTable.Open(args[0]);
    if (addresses.Count > 0)
    {
        return Answer(table, addresses);
    }
    Summarize(table, args[0]);
    return Success;
}
catch (SymbolException exception)
{
    Console.Error.WriteLine($"symbols: {exception.Message}");
    return BadFile;
}

static int Misused(string reason)
{
    Console.Error.WriteLine($"symbols: {reason}{Environment.NewLine}{Environment.NewLine}{Usage}");
    return BadUsage;
}

static int Answer(SymbolTable table, List<ulong> addresses)
{
    var result = Success;
    foreach (var address in addresses)
    {
        var symbol = table.Find(address);
        Console.WriteLine($"0x{address:x} -> {(symbol is null ? "in no function" : $"{symbol} ({SizeOf(symbol)})")}");
        result = symbol is null ? NotEveryAddress : result;
    }
    return result;
}

static void Summarize(SymbolTable table, string path)
{
    var order = table.IsBigEndian ? "big-endian" : "little-endian";
    Console.WriteLine($"{path}: {table.Bits}-bit {order} ELF for {NameOf(table.Machine)}");
    Console.WriteLine(
        $"{table.Count:N0} functions (.symtab: {table.SymtabEntries:N0} entries, .dynsym: {table.DynsymEntries:N0})");
    var count = Math.Min(Examples, table.Count);
    for (var i = 0; i < count; i++)
    {
        var symbol = table[(int)((long)i * table.Count / count)];
        Console.WriteLine($"  0x{symbol.Address:x} {Shorten(symbol.Name)} ({SizeOf(symbol)})");
    }
}

static string Shorten(string name) => name.Length <= LongestName ? name : $"{name[..LongestName]}...";

static string SizeOf(Symbol symbol) => symbol.Size == 0 ? "size not recorded" : $"size 0x{symbol.Size:x}";

static string NameOf(int machine) => machine switch
{
    3 => "x86",
    20 => "PowerPC",
    21 => "PowerPC64",
    22 => "s390x",
    40 => "Arm",
    62 => "x86-64",
    183 => "AArch64",
    243 => "RISC-V",
    258 => "LoongArch",
    _ => $"machine {machine}",
};
