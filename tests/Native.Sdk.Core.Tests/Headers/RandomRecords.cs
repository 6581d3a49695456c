using System.Text;

namespace Native.Sdk.Core.Tests.Headers;

/// <summary>Structures that nobody would write, by a seed: bit-fields of all types, packing and alignment at every place.</summary>
internal static class RandomRecords
{
    private static readonly string[] Types =
        ["char", "short", "int", "unsigned", "long", "long long", "float", "double", "void *", "long double", "unsigned char", "unsigned short", "enum e", "_Bool", "aligned16", "low"];

    private static readonly string[] BitTypes = ["char", "short", "int", "unsigned", "long", "long long", "unsigned char", "unsigned short", "_Bool", "enum e"];

    /// <param name="seed">The same seed gives the same text.</param>
    /// <param name="count">How many structures and unions.</param>
    /// <param name="isMicrosoft">Without what Microsoft's ABI gives other meanings, and what only gcc has.</param>
    public static string Write(int seed, int count, bool isMicrosoft)
    {
        var random = new Random(seed);
        var text = new StringBuilder("""
            enum e { E0, E1 = 100 };
            typedef int aligned16 __attribute__((aligned(16)));
            typedef long long low __attribute__((aligned(2)));

            """);
        for (var i = 0; i < count; i++)
        {
            var pack = random.Next(4) == 0 ? 1 << random.Next(5) : 0;
            text.Append(pack > 0 ? $"#pragma pack(push, {pack})\n" : "");
            var word = random.Next(6) == 0 ? "union" : "struct";
            Record(text, random, $"{word} r{i}", i, isMicrosoft);
            text.Append($";\ntypedef {word} r{i} t{i};\n").Append(pack > 0 ? "#pragma pack(pop)\n" : "");
        }

        return text.ToString();
    }

    private static void Record(StringBuilder text, Random random, string head, int index, bool isMicrosoft, int depth = 0)
    {
        var attribute = random.Next(8) switch { 0 => "__attribute__((packed))", 1 => $"__attribute__((aligned({1 << random.Next(6)})))", 2 when random.Next(3) == 0 => "__attribute__((packed, aligned(4)))", _ => "" };
        var isBehind = random.Next(2) == 0;
        text.Append(isBehind ? $"{head} {{" : $"{head.Insert(head.IndexOf(' ') + 1, attribute + " ")} {{");
        for (var fields = random.Next(1, 9); fields > 0; fields--)
        {
            var name = $"f{fields}_{depth}";
            var extra = random.Next(12) switch { 0 => " __attribute__((packed))", 1 => $" __attribute__((aligned({1 << random.Next(5)})))", _ => "" };
            switch (random.Next(10))
            {
                case < 4:
                    var type = BitTypes[random.Next(BitTypes.Length)];
                    var most = type switch { "_Bool" => 1, "char" or "unsigned char" => 8, "short" or "unsigned short" => 16, "long long" => 64, _ => 32 };
                    text.Append(random.Next(8) == 0 ? $" {type} : {(random.Next(2) == 0 ? 0 : random.Next(1, most + 1))};" : $" {type} {name} : {random.Next(1, most + 1)}{extra};");
                    break;
                case 4 when depth < 2:
                    text.Append(' ');
                    Record(text, random, random.Next(3) == 0 ? "union " : "struct ", index, isMicrosoft, depth + 1);
                    text.Append(random.Next(2) == 0 ? $" {name}x;" : $" {name}y[{random.Next(1, 4)}];");
                    break;
                case 5 when index > 0:
                    text.Append($" t{random.Next(index)} {name}{extra};");
                    break;
                default:
                    var member = Types[random.Next(isMicrosoft ? Types.Length - 2 : Types.Length)];
                    text.Append($" {member} {name}{(random.Next(5) == 0 ? $"[{random.Next(4)}]" : "")}{extra};");
                    break;
            }
        }

        text.Append(" }").Append(isBehind ? " " + attribute : "");
    }
}
