using System.Globalization;
using Native.Sdk.Platforms;

namespace Native.Sdk.Bindings;

/// <summary>Writes what the raw layer needs besides the header's own: a long for old frameworks, the number of the platform, bits.</summary>
internal static class RawHelpers
{
    /// <summary>Words of runtime identifiers by the numbers of <c>System.Runtime.InteropServices.Architecture</c>.</summary>
    private static readonly string[] Architectures = ["x86", "x64", "arm", "arm64", "wasm", "s390x", "loongarch64", "armv6", "ppc64le", "riscv64"];

    private static readonly string[] Long = """
        /// <summary>C's {0}. (From .NET 6 on System.Runtime.InteropServices has it.)</summary>
        /// <remarks>It has a pointer's size; of Windows' four bytes only those are read. Do not make arrays of it.</remarks>
        public readonly struct {1} : IEquatable<{1}>
        {
            private readonly {2} value;

            /// <summary>From a number; on 64-bit Windows only 32 bits of it are kept.</summary>
            public {1}({2} value) => this.value = value;

            /// <summary>The number.</summary>
            public {2} Value => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? unchecked(({3})value) : value;

            /// <inheritdoc/>
            public bool Equals({1} other) => Value == other.Value;

            /// <inheritdoc/>
            public override bool Equals(object? obj) => obj is {1} other && Equals(other);

            /// <inheritdoc/>
            public override int GetHashCode() => Value.GetHashCode();

            /// <inheritdoc/>
            public override string ToString() => Value.ToString();

            internal static {1} Read(void* at) => new {1}(RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? *({3}*)at : *({2}*)at);

            internal void Write(void* at)
            {
                if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) { *({3}*)at = unchecked(({3})value); } else { *({2}*)at = value; }
            }
        }
        """.Split('\n');

    private static readonly string[] Bits = """
        /// <summary>Bit-fields: from the lowest bit up, on big-endian machines from the highest down.</summary>
        private static class Native__Bits
        {
            internal static ulong Read(void* start, long offset, int width)
            {
                ulong result = 0;
                for (int i = 0; i < width; i++)
                {
                    long bit = offset + i;
                    int shift = (int)(bit % 8);
                    ulong value = (ulong)(((byte*)start)[bit / 8] >> (BitConverter.IsLittleEndian ? shift : 7 - shift)) & 1;
                    result |= value << (BitConverter.IsLittleEndian ? i : width - 1 - i);
                }

                return result;
            }

            internal static void Write(void* start, long offset, int width, ulong value)
            {
                for (int i = 0; i < width; i++)
                {
                    long bit = offset + i;
                    int shift = (int)(bit % 8);
                    int mask = 1 << (BitConverter.IsLittleEndian ? shift : 7 - shift);
                    byte* at = (byte*)start + bit / 8;
                    *at = (byte)((value >> (BitConverter.IsLittleEndian ? i : width - 1 - i) & 1) != 0 ? *at | mask : *at & ~mask);
                }
            }
        }
        """.Split('\n');

    /// <param name="writer">At the end of the class.</param>
    /// <param name="selection">What was asked of it while writing.</param>
    /// <param name="views">The platforms.</param>
    /// <param name="usesLong">Whether some type is C's long.</param>
    /// <param name="usesBits">Whether some structure has bit-fields.</param>
    public static void Write(CSharpWriter writer, Selection selection, IReadOnlyList<PlatformView> views, bool usesLong, bool usesBits)
    {
        if (usesLong)
        {
            writer.Separate();
            writer.Directive("#if !NET6_0_OR_GREATER");
            Template(writer, Long, "long", "CLong", "nint", "int");
            writer.Separate();
            Template(writer, Long, "unsigned long", "CULong", "nuint", "uint");
            writer.Directive("#endif");
        }

        if (usesBits)
        {
            writer.Separate();
            Template(writer, Bits);
        }

        if (selection.UsesPlatform)
        {
            writer.Separate();
            Platform(writer, selection, views);
        }
    }

    private static void Template(CSharpWriter writer, string[] lines, params string[] arguments)
    {
        foreach (var line in lines)
        {
            var text = line.TrimEnd('\r');
            for (var i = 0; i < arguments.Length; i++)
            {
                text = text.Replace($"{{{i.ToString(CultureInfo.InvariantCulture)}}}", arguments[i], StringComparison.Ordinal);
            }

            writer.Line(text);
        }
    }

    private static void Platform(CSharpWriter writer, Selection selection, IReadOnlyList<PlatformView> views)
    {
        writer.Line("/// <summary>Which of the platforms that the headers were read for runs this.</summary>");
        writer.Open("private static class Native__Platform");
        writer.Line("internal static readonly int Number = Find();");
        writer.Separate();
        writer.Line("internal static Exception Unknown() => new PlatformNotSupportedException(\"The bindings of \" + Library + \" were not made for this platform, or what was asked for does not exist on it.\");");
        writer.Separate();
        writer.Open("private static int Find()");
        writer.Line("int cpu = (int)RuntimeInformation.ProcessArchitecture;");
        for (var i = 0; i < selection.Keys.Count; i++)
        {
            var those = views.Where(view => view.RunTimeKey == selection.Keys[i]).Select(static view => view.Platform).ToArray();
            var system = those[0].Os switch
            {
                TargetOs.Windows => "OSPlatform.Windows",
                TargetOs.MacOS => "OSPlatform.OSX",
                TargetOs.FreeBsd => "OSPlatform.Create(\"FREEBSD\")",
                _ => "OSPlatform.Linux",
            };
            var cpu = Array.IndexOf(Architectures, those[0].Cpu);
            writer.Line(string.Create(CultureInfo.InvariantCulture, $"if (cpu == {cpu} && RuntimeInformation.IsOSPlatform({system})) {{ return {i}; }} // {string.Join(", ", (object[])those)}"));
        }

        writer.Line("return -1;");
        writer.Close();
        writer.Close();
    }
}
