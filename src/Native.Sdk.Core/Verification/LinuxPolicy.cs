using System.Collections.Concurrent;
using System.Globalization;

namespace Native.Sdk.Verification;

/// <summary>
/// The symbol versions of glibc, libstdc++ and their kin that a library for one CPU may need: those that every
/// distribution with that glibc or a newer one has.
/// </summary>
/// <remarks>
/// The rule is that of Python's manylinux (PEP 600, auditwheel): a version is allowed if it is in the set, not if its
/// number is small. <c>GLIBC_PRIVATE</c> is in no set, and <c>GLIBC_ABI_DT_RELR</c> only where loaders know packed
/// relocations. A baseline between two policies (2.23) takes the sets of the lower one, and of glibc itself what its own
/// releases had by then.
/// </remarks>
public sealed class LinuxPolicy
{
    private const string Glibc = "GLIBC";

    /// <summary>Every library of a package asks for the same few CPUs, and what they have never changes.</summary>
    private static readonly ConcurrentDictionary<string, CpuVersions> Known = new(StringComparer.Ordinal);

    private readonly CpuVersions versions;

    private LinuxPolicy(string cpu, Version baseline)
    {
        versions = Known.GetOrAdd(cpu, static cpu => new CpuVersions(cpu));
        Oldest = versions.Policies.Count > 0 ? versions.Policies.Values.Min()! : baseline;
        Baseline = baseline > Oldest ? baseline : Oldest;
    }

    /// <summary>The glibc that libraries may count on.</summary>
    public Version Baseline { get; }

    /// <summary>The first that ran on this CPU, as far as is known.</summary>
    public Version Oldest { get; }

    /// <summary>The policy of a CPU, in the word of runtime identifiers.</summary>
    /// <param name="cpu">For example <c>x64</c>.</param>
    /// <param name="baseline">The oldest glibc to run on; raised to the first that the CPU has.</param>
    public static LinuxPolicy For(string cpu, Version baseline) => new(cpu, baseline);

    /// <summary>Whether the table knows versions of that kind at all: not of OpenSSL's, or of a library's own.</summary>
    /// <param name="version"><c>GLIBCXX_3.4.30</c>.</param>
    public bool Knows(string version) => Family(version) is { } family && versions.Families.Contains(family);

    /// <summary>Whether a library may need the version.</summary>
    /// <param name="version"><c>GLIBC_2.17</c>, <c>CXXABI_1.3.9</c>.</param>
    public bool Allows(string version)
    {
        var isKnown = versions.Policies.TryGetValue(version, out var policy);
        if (isKnown && policy <= Baseline)
        {
            return true;
        }

        return Family(version) == Glibc && Version.TryParse(version.AsSpan(Glibc.Length + 1), out var release)
            && release <= Baseline && (isKnown || release > versions.NewestGlibc);
    }

    /// <summary>The first glibc whose distributions have the version; null if none is known.</summary>
    public Version? FirstWith(string version) =>
        Family(version) == Glibc && Version.TryParse(version.AsSpan(Glibc.Length + 1), out var release) ? release : versions.Policies.GetValueOrDefault(version);

    private static string? Family(string version) => version.IndexOf('_') is var end and > 0 ? version[..end] : null;

    /// <summary>The lines of the table that are about one CPU.</summary>
    private sealed class CpuVersions
    {
        public CpuVersions(string cpu)
        {
            foreach (var line in Resources.ReadLines("LinuxPolicies.txt"))
            {
                if (line.StartsWith(cpu + " ", StringComparison.Ordinal))
                {
                    Read(line.AsSpan(cpu.Length + 1));
                }
            }
        }

        /// <summary>By the name of the version as libraries need it, <c>GLIBC_2.17</c>: the first policy that has it.</summary>
        public Dictionary<string, Version> Policies { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Families { get; } = new(StringComparer.Ordinal);

        public Version NewestGlibc { get; private set; } = new(2, 0);

        /// <summary><c>GLIBC 2.5: 2.2.5 2.3.2..4 | 2.12: 2.6..12</c>.</summary>
        private void Read(ReadOnlySpan<char> line)
        {
            var end = line.IndexOf(' ');
            var family = line[..end].ToString();
            Families.Add(family);
            foreach (var part in line[(end + 1)..].ToString().Split(" | "))
            {
                var colon = part.IndexOf(':');
                var policy = Version.Parse(part.AsSpan(0, colon));
                foreach (var versions in part[(colon + 2)..].Split(' '))
                {
                    Add(family, versions, policy);
                }
            }
        }

        private void Add(string family, string versions, Version policy)
        {
            var range = versions.IndexOf("..", StringComparison.Ordinal);
            if (range < 0)
            {
                Policies[$"{family}_{versions}"] = policy;
                if (family == Glibc && Version.TryParse(versions, out var release) && release > NewestGlibc)
                {
                    NewestGlibc = release;
                }

                return;
            }

            var dot = versions.LastIndexOf('.', range - 1);
            var first = int.Parse(versions.AsSpan(dot + 1, range - dot - 1), CultureInfo.InvariantCulture);
            var last = int.Parse(versions.AsSpan(range + 2), CultureInfo.InvariantCulture);
            for (var number = first; number <= last; number++)
            {
                Add(family, string.Create(CultureInfo.InvariantCulture, $"{versions.AsSpan(0, dot)}.{number}"), policy);
            }
        }
    }
}
