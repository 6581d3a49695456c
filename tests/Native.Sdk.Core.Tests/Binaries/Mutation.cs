namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>Damages files: cut off, with a bit turned, with a number that lies.</summary>
internal static class Mutation
{
    /// <summary>A copy with one to three changes.</summary>
    /// <param name="original">Stays as it is.</param>
    /// <param name="random">Decides everything, so that a seed gives the same copies again.</param>
    /// <param name="lie">Overwrites a number, in the way that fits the format.</param>
    public static byte[] Of(byte[] original, Random random, Action<byte[], Random> lie)
    {
        byte[] bytes = [.. original];
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            switch (random.Next(8))
            {
                case 0:
                    return bytes[..random.Next(bytes.Length)];
                case 1 or 2:
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                    break;
                default:
                    lie(bytes, random);
                    break;
            }
        }

        return bytes;
    }
}
